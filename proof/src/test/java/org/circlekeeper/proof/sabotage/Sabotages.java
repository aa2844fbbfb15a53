package org.circlekeeper.proof.sabotage;

import static org.circlekeeper.proof.sabotage.Sabotage.named;

import java.util.List;

/** The breakages: what somebody could do to this program in a hurry and nobody would see in a chat. */
final class Sabotages {
    private Sabotages() {}

    static List<Sabotage> all() {
        return List.of(
                // saved stays saved
                named("the sync before an answer is left out")
                        .in("bot-core", "storage.GuardedEngine")
                        .from("durability.reach(() -> source.sync(held));", "")
                        .noticedBy("bot-core", "storage.DatabaseTest#nobody_is_told_before_the_sync"),
                named("the marker no longer follows what was acknowledged")
                        .in("bot-core", "storage.GuardedEngine")
                        .from("marker.acknowledge(epoch);", "marker.acknowledge(0);")
                        .noticedBy(
                                "bot-core",
                                "storage.OpeningTest#what_was_acknowledged_before_a_kill_is_missed_when_it_is_gone"),
                named("an older database is taken for the newest")
                        .in("bot-core", "storage.Opening")
                        .from("if (life.epoch() < known.epoch())", "if (life.epoch() < 0)")
                        .noticedBy("bot-core", "storage.OpeningTest"),
                named("a missing database is begun anew")
                        .in("bot-core", "storage.Opening")
                        .from("if (used || (marked && !source.isUnused()))", "if (false)")
                        .noticedBy("bot-core", "storage.OpeningTest"),
                named("an event may have its effect twice")
                        .in("bot-core", "command.CommandDesk")
                        .from("ledger.remember(call.event(), clock.instant());", "")
                        .noticedBy("bot-testkit", "command.CommandDeskTest#the_same_event_twice_has_one_effect"),
                named("a message is taken out before it is sent")
                        .in("bot-core", "schedule.Postman")
                        .from("            delivery = deliver(row, letter.get());", """
                                            outgoing.remove(row);
                                            delivery = deliver(row, letter.get());
                                """)
                        .noticedBy("bot-testkit", "schedule.PostmanTest"),
                named("a clock that jumped deletes all the same")
                        .in("bot-core", "schedule.DailyJobs")
                        .from("if (heldSince().isPresent())", "if (false)")
                        .noticedBy("bot-testkit", "schedule.DailyJobsTest"),
                // secret stays secret
                named("forgetting keeps the key")
                        .in("bot-core", "vault.Vault")
                        .from("change(() -> keys.delete(owner.key()));", "change(() -> {});")
                        .noticedBy(
                                "bot-testkit",
                                "privacy.PrivacyStoryTest#forgetting_leaves_no_row_and_no_key_and_twice_is_harmless"),
                named("the receipt of forgetting comes before the key backup is rewritten")
                        .in("bot-core", "vault.Vault")
                        .from("keys.afterChange(keysChanged);", "")
                        .noticedBy("bot-core", "vault.VaultTest#the_key_backup_follows_before_anybody_is_told"),
                named("a sealed value opens in any row")
                        .in("bot-core", "vault.Vault")
                        .from(
                                "return String.join(\"|\", owner, cell.table(), cell.row(), cell.column());",
                                "return \"\";")
                        .noticedBy("bot-core", "vault.VaultTest#what_is_sealed_opens_for_its_owner_in_its_cell_only"),
                named("the operator's key may be readable for everybody")
                        .in("bot-core", "vault.KeyRecord")
                        .from("        refuse(file, EXPOSED);", "")
                        .noticedBy("bot-core", "vault.OperatorKeysTest#a_key_others_can_read_is_refused"),
                named("a locked bot goes on with the keys it has at hand")
                        .in("bot-core", "vault.Vault")
                        .from("operator.mustBeHeld();", "")
                        .noticedBy(
                                "bot-core",
                                "vault.VaultTest#a_vault_locked_in_the_middle_of_a_transaction_opens_nothing_more"),
                named("what somebody asked is in the log")
                        .in("bot-core", "command.CommandDesk")
                        .from(
                                "        Words words = wordsFor(heard.caller());\n        Request request",
                                "        log.debug(\"heard {} from {}\", heard.invocation(), heard.caller().user().value());\n"
                                        + "        Words words = wordsFor(heard.caller());\n        Request request")
                        .noticedBy(
                                "bot-testkit", "whole.CanaryTest#nothing_of_anybody_turns_up_where_it_does_not_belong"),
                named("what JDA logs when it fails is let through")
                        .in("app", "app.LibraryFilter")
                        .from(
                                "return FilterReply.DENY;\n    }\n\n    @Override\n    public FilterReply decide(Logger",
                                "return FilterReply.NEUTRAL;\n    }\n\n    @Override\n    public FilterReply decide(Logger")
                        .noticedBy("app", "app.LibrarySilenceTest"),
                named("a private answer on Discord is for all to see")
                        .in("discord-adapter", "discord.Turn")
                        .from("event.reply(page).setEphemeral(true)", "event.reply(page).setEphemeral(false)")
                        .noticedBy(
                                "discord-adapter",
                                "discord.CheckInStoryTest#after_one_yes_a_check_in_takes_two_taps_and_only_its_author_sees_it"),
                named("a button may be pressed by anybody")
                        .in("discord-adapter", "discord.Buttons")
                        .from("byte[] who = person.map(UserId::value).orElse(\"\")", "byte[] who = \"\"")
                        .noticedBy("discord-adapter", "discord.ButtonPressTest#nobody_else_can_press_it"),
                named("a message may mention everybody")
                        .in("discord-adapter", "discord.Pages")
                        .from("EnumSet.noneOf(MentionType.class)", "EnumSet.allOf(MentionType.class)")
                        .noticedBy("discord-adapter", "discord.PagesTest#nobody_is_mentioned_and_no_link_unfolds"),
                named("a member may do what is a moderator's")
                        .in("bot-core", "command.CommandDesk")
                        .from("if (!request.caller().role().covers(spec.needs()))", "if (false)")
                        .noticedBy(
                                "bot-testkit",
                                "command.CommandDeskTest#a_member_does_not_get_past_a_moderator_command"),
                named("something is kept before the yes")
                        .in("bot-core", "group.Members")
                        .from(
                                "member.filter(known -> known.agreed().contains(purpose))",
                                "member.filter(known -> true)")
                        .noticedBy("bot-testkit", "group.ConsentStoryTest"),
                named("what has had its time is kept")
                        .in("bot-core", "checkin.Retention")
                        .from(
                                "store.forgetBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));",
                                "LocalDate.ofInstant(now, ZoneOffset.UTC);")
                        .noticedBy(
                                "bot-testkit",
                                "checkin.CheckInTest#check_ins_go_when_their_time_is_over_and_words_go_sooner"),
                // nobody is harmed
                named("one person may get a note from each of ten moderators")
                        .in("bot-core", "helpline.OfferLimits")
                        .from("claim(free ? person : vault.tagForLimits(", "claim(vault.tagForLimits(")
                        .noticedBy(
                                "bot-testkit",
                                "helpline.OfferStoryTest#fifty_offers_by_ten_moderators_reach_a_person_once_a_day"),
                named("never again is forgotten")
                        .in("bot-core", "helpline.OfferLimits")
                        .from("boolean never = store.isNever(neverTag(recipient));", "boolean never = false;")
                        .noticedBy(
                                "bot-testkit",
                                "helpline.OfferStoryTest#never_again_outlives_forgetting_and_coming_back"),
                named("a line that too few have checked is shown as any other")
                        .in("bot-core", "helpline.Line")
                        .from("(strength != Strength.WEAK && flags.isEmpty())", "true")
                        .noticedBy(
                                "bot-testkit", "helpline.HelplineStoryTest#a_line_too_few_have_checked_is_not_denied"),
                named("helplines need the database")
                        .in("bot-core", "command.CommandDesk")
                        .from(
                                "new Call(request, needsNothing ? \"\" : eventTag(request), words, parsed.values())",
                                "new Call(request, eventTag(request) + database.with(handle -> handle.select(\"SELECT 1\").mapTo(Integer.class).one()), words, parsed.values())")
                        .noticedBy(
                                "bot-testkit",
                                "helpline.HelplineStoryTest#it_answers_with_a_locked_bot_and_a_closed_database"));
    }
}
