// An event as the person before this client sees it, and what the server was given of it.
import { EventShieldColour, EventShieldReason } from "matrix-js-sdk/lib/crypto-api/index.js";

async function shield(event, crypto) {
  if (!event.isEncrypted() || event.isDecryptionFailure() || event.isBeingDecrypted()) return null;
  const info = await crypto.getEncryptionInfoForEvent(event);
  if (!info) return null;
  return { colour: EventShieldColour[info.shieldColour], reason: info.shieldReason === null ? "" : EventShieldReason[info.shieldReason] };
}

export async function seen(event, crypto) {
  const failed = event.isDecryptionFailure();
  const readable = !failed && !event.isBeingDecrypted();
  const content = readable ? event.getOriginalContent() : {};
  const shown = readable ? event.getContent() : {};
  const relation = event.getWireContent()["m.relates_to"] ?? content["m.relates_to"] ?? {};
  const text = value => (typeof value === "string" ? value : "");
  return {
    id: event.getId(),
    sender: event.getSender(),
    type: event.getType(),
    stateKey: event.getStateKey() ?? null,
    body: text(shown.body),
    formattedBody: text(shown.formatted_body),
    msgtype: text(shown.msgtype),
    content,
    wire: event.getWireContent(),
    encrypted: event.isEncrypted(),
    shield: await shield(event, crypto),
    undecryptable: failed ? event.decryptionFailureReason : null,
    threadRoot: relation.rel_type === "m.thread" ? relation.event_id : null,
    edited: Boolean(event.replacingEvent()),
    redacted: event.isRedacted(),
    transaction: event.getUnsigned().transaction_id ?? null,
  };
}
