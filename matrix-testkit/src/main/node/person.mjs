// One person on one device: matrix-js-sdk with its crypto in Rust, all of it in memory.
import "fake-indexeddb/auto";
import * as sdk from "matrix-js-sdk";
import { logger as sdkLogger } from "matrix-js-sdk/lib/logger.js";
import { OnlySignedDevicesIsolationMode } from "matrix-js-sdk/lib/crypto-api/index.js";
import { seen } from "./seen.mjs";
import { Verifications } from "./verifications.mjs";

const MEGOLM = { algorithm: "m.megolm.v1.aes-sha2" };
const silent = { getChild: () => silent };
for (const level of ["trace", "debug", "info", "warn", "error", "log"]) {
  silent[level] = () => {};
  sdkLogger[level] = () => {};
}

export class Person {
  #client;
  #login;
  #news;
  #joins = true;
  #events = [];
  #verifications;

  static async login(login, news) {
    const person = new Person();
    await person.#begin(login, news);
    return person;
  }

  async #begin(login, news) {
    this.#login = login;
    this.#news = news;
    const session = await sdk.createClient({ baseUrl: login.homeserver, logger: silent }).loginRequest({
      ...this.#password(),
      initial_device_display_name: "a foreign client",
    });
    this.#client = sdk.createClient({
      baseUrl: login.homeserver,
      accessToken: session.access_token,
      userId: session.user_id,
      deviceId: session.device_id,
      logger: silent,
      verificationMethods: ["m.sas.v1"],
    });
    await this.#client.initRustCrypto({ useIndexedDB: false });
    this.#verifications = new Verifications(this.#client, news);
    // what Element calls never to send to, or to show from, devices their owner has not signed
    if (login.excludesInsecure) this.#crypto().setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
    this.#listen();
    const filter = sdk.Filter.fromJson(session.user_id, undefined, { room: { timeline: { limit: 200 } } });
    await this.#client.startClient({ filter, initialSyncLimit: 200 });
    await new Promise(synced => this.#client.once("sync", synced));
    if (login.crossSigns) await this.#crypto().bootstrapCrossSigning(this.#authorised());
  }

  #listen() {
    this.#client.on("Room.timeline", (event, room, toStart) => {
      if (!toStart && !this.#events.includes(event)) this.#events.push(event);
      this.#news();
    });
    for (const change of ["Event.decrypted", "Event.replaced", "Room.redaction", "RoomState.events", "crypto.devicesUpdated", "userTrustStatusChanged", "sync"]) {
      this.#client.on(change, () => this.#news());
    }
    this.#client.on("Room.myMembership", (room, membership) => {
      if (membership === "invite" && this.#joins) this.#accept(room.roomId, 10);
      this.#news();
    });
  }

  #crypto() {
    return this.#client.getCrypto();
  }

  #room(room) {
    const known = this.#client.getRoom(room);
    if (!known) throw new Error(`${room} is not known here`);
    return known;
  }

  #password() {
    return { type: "m.login.password", identifier: { type: "m.id.user", user: this.#login.user }, password: this.#login.password };
  }

  #authorised() {
    return { authUploadDeviceSigningKeys: upload => upload(this.#password()) };
  }

  self() {
    return { user: this.#client.getUserId(), device: this.#client.getDeviceId(), token: this.#client.getAccessToken() };
  }

  /** A server that is busy may refuse the first time. */
  #accept(room, tries) {
    this.#client.joinRoom(room).catch(() => {
      if (tries > 1) setTimeout(() => this.#accept(room, tries - 1), 500);
      else this.#news();
    });
  }

  joinsWhenInvited(joins) {
    this.#joins = joins;
  }

  async createRoom({ name, invite, encrypted, direct }) {
    const { room_id } = await this.#client.createRoom({
      ...(name ? { name } : {}),
      preset: direct ? "trusted_private_chat" : "private_chat",
      is_direct: direct,
      invite,
      initial_state: encrypted ? [{ type: "m.room.encryption", state_key: "", content: MEGOLM }] : [],
    });
    return room_id;
  }

  async join(room) {
    await this.#client.joinRoom(room);
  }

  async invite(room, user) {
    await this.#client.invite(room, user);
  }

  async kick(room, user) {
    await this.#client.kick(room, user);
  }

  async leave(room) {
    await this.#client.leave(room);
  }

  async send(room, type, content) {
    this.#room(room); // one it has not heard of it would not encrypt in
    return (await this.#client.sendEvent(room, type, content)).event_id;
  }

  async sendState(room, type, key, content) {
    return (await this.#client.sendStateEvent(room, type, content, key)).event_id;
  }

  async setPowerLevel(room, user, level) {
    await this.#client.setPowerLevel(room, user, level);
  }

  async redact(room, event) {
    return (await this.#client.redactEvent(room, event)).event_id;
  }

  async timeline(room) {
    const here = this.#events.filter(event => event.getRoomId() === room && event.status === null);
    return Promise.all(here.map(event => seen(event, this.#crypto())));
  }

  rooms() {
    return this.#client.getRooms().map(room => ({
      id: room.roomId,
      name: room.name,
      membership: room.getMyMembership(),
      encrypted: room.hasEncryptionStateEvent(),
      members: Object.fromEntries(room.currentState.getMembers().map(member => [member.userId, member.membership ?? "leave"])),
    }));
  }

  state(room, type, key) {
    return this.#room(room).currentState.getStateEvents(type, key)?.getContent() ?? null;
  }

  async devices(user) {
    const known = (await this.#crypto().getUserDeviceInfo([user], true)).get(user) ?? new Map();
    return Promise.all([...known.values()].map(async device => {
      const status = await this.#crypto().getDeviceVerificationStatus(user, device.deviceId);
      return { id: device.deviceId, name: device.displayName ?? "", signedByOwner: status?.signedByOwner ?? false, verified: status?.isVerified() ?? false };
    }));
  }

  async trust(user) {
    await this.#crypto().userHasCrossSigningKeys(user, true);
    const status = await this.#crypto().getUserVerificationStatus(user);
    return { verified: status.isCrossSigningVerified(), changed: status.needsUserApproval };
  }

  async crossSignDevice(device) {
    await this.#crypto().getUserDeviceInfo([this.#client.getUserId()], true);
    await this.#crypto().crossSignDevice(device);
  }

  async resetIdentity() {
    await this.#crypto().bootstrapCrossSigning({ setupNewCrossSigning: true, ...this.#authorised() });
  }

  async forceDiscardSession(room) {
    await this.#crypto().forceDiscardSession(room);
  }

  async verify(user, room) {
    return this.#verifications.ask(user, room);
  }

  verifications() {
    return this.#verifications.all();
  }

  async verification(id, act) {
    await this.#verifications.act(id, act);
  }

  async logout() {
    await this.#client.logout(true);
  }

  stop() {
    this.#client.stopClient();
  }
}
