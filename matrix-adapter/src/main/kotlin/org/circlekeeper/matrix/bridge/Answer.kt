package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.clientserverapi.model.sync.Sync
import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.model.events.ClientEvent.RoomEvent
import de.connect2x.trixnity.core.model.events.ClientEvent.StrippedStateEvent
import de.connect2x.trixnity.core.model.events.m.room.MemberEventContent
import de.connect2x.trixnity.core.model.events.m.room.Membership
import java.util.Optional

/** What one answer of the server has for us. */
internal class Answer private constructor(
    val news: List<Hearing.News>, val invitations: List<Hearing.Invitation>, val left: List<String>,
) {
    constructor(answer: Sync.Response, since: String?, me: UserId, contents: Contents) : this(
        answer.room?.join.orEmpty().mapNotNull { (room, about) -> news(room.full, about.timeline, since, me, contents) },
        answer.room?.invite.orEmpty().map { (room, about) -> invitation(room.full, about.strippedState?.events.orEmpty(), me) },
        answer.room?.leave.orEmpty().keys.map { it.full },
    )

    fun isEmpty() = news.isEmpty() && invitations.isEmpty() && left.isEmpty()

    /** A new store asks for the rooms' last events too. They were said before we were there, or heard by a device before us. */
    fun withoutHistory() = Answer(emptyList(), invitations, emptyList())

    private companion object {
        fun news(
            room: String, timeline: Sync.Response.Rooms.Timeline?, since: String?, me: UserId, contents: Contents,
        ): Hearing.News? {
            val events = timeline?.events.orEmpty()
            val came = coming(events, me)
            val heard = events.drop(maxOf(came, 0))
            if (heard.isEmpty()) return null
            val gap = timeline?.previousBatch?.takeIf { came < 0 && timeline.limited == true }
            return Hearing.News(room, heard.map { contents.event(it) }, Optional.ofNullable(gap).map { Gap(it, since).written() })
        }

        /**
         * Where we were asked in, or came in unasked; -1 when we were there all along. What stands before was not said to us,
         * but who invites and goes on talking talks to us. A change of our own name is no coming in.
         */
        private fun coming(events: List<RoomEvent<*>>, me: UserId): Int {
            val joined = events.indexOfLast { membership(it, me) == Membership.JOIN && before(it) != Membership.JOIN }
            val invited = events.take(maxOf(joined, 0)).indexOfLast { membership(it, me) == Membership.INVITE }
            return if (invited < 0) joined else invited
        }

        private fun membership(event: RoomEvent<*>, me: UserId): Membership? {
            val content = event.content as? MemberEventContent ?: return null
            return content.membership.takeIf { (event as? RoomEvent.StateEvent<*>)?.stateKey == me.full }
        }

        private fun before(event: RoomEvent<*>): Membership? =
            ((event as RoomEvent.StateEvent<*>).unsigned?.previousContent as? MemberEventContent)?.membership

        fun invitation(room: String, state: List<StrippedStateEvent<*>>, me: UserId): Hearing.Invitation {
            // what comes before may be of the inviter's server; ours adds the true one last
            val ours = state.lastOrNull { it.content is MemberEventContent && it.stateKey == me.full }
            val direct = (ours?.content as? MemberEventContent)?.isDirect == true
            return Hearing.Invitation(room, ours?.sender?.full.orEmpty(), direct)
        }
    }
}
