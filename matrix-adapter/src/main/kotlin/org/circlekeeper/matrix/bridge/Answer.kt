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
    constructor(answer: Sync.Response, me: UserId, contents: Contents) : this(
        answer.room?.join.orEmpty().mapNotNull { (room, about) -> news(room.full, about.timeline, me, contents) },
        answer.room?.invite.orEmpty().map { (room, about) -> invitation(room.full, about.strippedState?.events.orEmpty(), me) },
        answer.room?.leave.orEmpty().keys.map { it.full },
    )

    fun isEmpty() = news.isEmpty() && invitations.isEmpty() && left.isEmpty()

    /** A new store asks for the rooms' last events too. They were said before we were there, or heard by a device before us. */
    fun withoutHistory() = Answer(emptyList(), invitations, emptyList())

    private companion object {
        fun news(room: String, timeline: Sync.Response.Rooms.Timeline?, me: UserId, contents: Contents): Hearing.News? {
            val events = timeline?.events.orEmpty()
            val came = events.indexOfLast { joins(it, me) }
            val heard = events.drop(maxOf(came, 0))
            if (heard.isEmpty()) return null
            val gap = timeline?.previousBatch?.takeIf { came < 0 && timeline.limited == true }
            return Hearing.News(room, heard.map { contents.event(it) }, Optional.ofNullable(gap))
        }

        /** Where we came in: what stands before was not said to us. A change of our own name is no coming in. */
        private fun joins(event: RoomEvent<*>, me: UserId): Boolean {
            val content = event.content as? MemberEventContent ?: return false
            val state = event as? RoomEvent.StateEvent<*> ?: return false
            val before = state.unsigned?.previousContent as? MemberEventContent
            return state.stateKey == me.full && content.membership == Membership.JOIN && before?.membership != Membership.JOIN
        }

        fun invitation(room: String, state: List<StrippedStateEvent<*>>, me: UserId): Hearing.Invitation {
            val ours = state.firstOrNull { it.content is MemberEventContent && it.stateKey == me.full }
            val direct = (ours?.content as? MemberEventContent)?.isDirect == true
            return Hearing.Invitation(room, ours?.sender?.full.orEmpty(), direct)
        }
    }
}
