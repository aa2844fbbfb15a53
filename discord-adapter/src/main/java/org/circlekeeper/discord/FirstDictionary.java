package org.circlekeeper.discord;

/**
 * The words that occur in the buttons of the first version. It never changes: a better one is a second one, with a
 * version of its own in {@link Buttons}, and this one stays as long as there may be buttons written with it.
 */
final class FirstDictionary {
    /** What occurs often stands last: it is the cheapest to point at. */
    static final String WORDS = """
            hide
            offer marks
            offer clear
            mark=
            offer wrong
            note=
            offer allow
            offer never
            offer decline
            draft=
            way=note
            offer
            need=general
            way=room
            card=slow-breath-out
            card=reach-for-someone
            card=name-the-day
            card=five-senses
            card=feet-on-floor
            card=cool-water
            checkin card
            card=nothing
            about
            help
            privacy what
            privacy export
            scope=everywhere
            privacy forget
            scope=here
            sure=yes
            answer=not-now
            answer=age
            setup
            age=adults
            age=mixed
            age=youth
            attach=
            label=
            keep-days=
            moderators=none
            moderators=here
            stance=duty-stated
            stance=consent-only
            stance=consent-first
            profile=everyday
            profile=sensitive
            profile=high-risk
            settings
            quiet=22-8
            offers=button-only
            offers=private
            offers=never
            language=de
            language=es
            language=en
            zone=Australia%2F
            zone=Antarctica%2F
            zone=Atlantic%2F
            zone=Pacific%2F
            zone=Asia%2F
            zone=Africa%2F
            zone=Europe%2F
            zone=America%2FNorth_Dakota%2F
            zone=America%2FIndiana%2F
            zone=America%2FArgentina%2F
            zone=America%2FArgentina%2FComodRivadavia
            zone=America%2FArgentina%2FBuenos_Aires
            zone=America%2FPort-au-Prince
            zone=America%2FMexico_City
            zone=America%2FLos_Angeles
            zone=America%2FNew_York
            zone=America%2FSao_Paulo
            zone=America%2FKentucky%2FMonticello
            zone=Antarctica%2FDumontDUrville
            zone=Europe/
            zone=America/
            agreement history
            from=
            to=
            agreement view
            section=
            version=
            agreement accept
            version=
            step=preview
            step=publish
            step=start-over
            step=own
            agreement draft
            seen=
            step=add
            step=drop
            add=AG-
            drop=AG-
            reword=AG-
            AG-NOCOMPARE
            AG-REPORTERS
            AG-ALT-EXPL
            days=
            picture=yes
            checkin history
            days=
            which=all
            which=last
            which=
            checkin share
            checkin forget
            which=
            next=agreement+accept
            next=checkin+now
            next=settings%3F
            next=agreement accept?version=
            next=checkin now?kind=
            next=settings?zone=
            next=settings?country=
            next=settings?offers=
            next=checkin now?kind=rose-thorn-bud&feeling=write
            next=checkin now?kind=weather&feeling=
            purpose=agreement
            purpose=circles
            privacy consent
            purpose=checkins
            answer=no
            privacy consent
            purpose=membership
            answer=yes
            text=1.90
            feeling=lonely,
            feeling=hungry,
            feeling=tired,
            feeling=angry,
            feeling=nothing
            feeling=storm
            feeling=clouds
            feeling=changing
            feeling=be-heard
            feeling=company
            feeling=-
            feeling=write
            checkin now
            kind=other
            checkin nowhere
            kind=rose-thorn-bud
            kind=quadrant
            kind=capacity
            kind=weather
            kind=thumbs
            kind=mood10
            kind=mood5
            kind=perma
            kind=zones
            kind=need
            kind=halt
            kind=suds
            feeling=
            need=child-abuse-survivors
            need=missing-children
            need=harmful-behaviour
            need=digital-safety
            need=domestic-violence
            need=sexual-violence
            need=crime-victims
            need=elder-abuse
            need=trafficking
            need=indigenous
            need=substances
            need=defenders
            need=perinatal
            need=veterans
            need=children
            need=warmline
            need=suicide
            need=eating
            need=lgbtq
            need=grief
            need=trans
            need=talk
            by=whatsapp
            by=video
            by=email
            by=chat
            by=call
            by=text
            open-now=yes
            open-now=no
            no-unasked-police=no
            for=me
            show=form
            language=
            helpline
            country=
            need=
            by=text
            no-unasked-police=yes
            for=someone-else
            show=more
            in=""";

    private FirstDictionary() {}
}
