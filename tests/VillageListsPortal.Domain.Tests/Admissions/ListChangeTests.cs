using FsCheck.Fluent;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>What an approval does to a list (domain 3.9, part 2): nothing is retyped, nothing edited in place.</summary>
public sealed class ListChangeTests
{
    private readonly Desk desk = new();

    [Theory]
    [InlineData(ListKind.Autonomy, 23, "ZZ-24")]
    [InlineData(ListKind.Assistance, 27, "XZ-28")]
    [InlineData(ListKind.Negative, 7, "FM-08")]
    [InlineData(ListKind.Certificate, 9, "ZM-10")]
    [InlineData(ListKind.Cancelled, 99, "QX-100")]
    public void A_new_item_gets_the_next_code_and_version_1(ListKind list, int last, string code)
    {
        var admission = desk.Admission(AdmissionStatus.Approved, AddRequest(list));
        var change = ListChange.Of(admission, null, null, last, 4)!;

        Assert.Equal((code, 1, InForceFrom, null, admission.Id), (change.Version!.Code, change.Version.Version, change.Version.From, change.Version.To, change.Version.AdmissionId));
        Assert.Equal((list, Provenance.Admitted, false), (change.Version.Kind, change.Version.Provenance, change.Version.AwaitsConfirmation));
        Assert.Equal(("新事项", "《大气污染防治法》第七十七条", code), (change.Version.Title, change.Version.LegalBasis, admission.ItemCode));
        Assert.Null(change.Ended);
        Assert.Equal(new ListEdition(list, 5, InForceFrom, "渝北准入〔2026〕12号") { AdmissionId = admission.Id }, change.Edition);
        Assert.Empty(ItemContent.Of(change.Version).ChangesFrom(admission.Proposed, list));
    }

    [Fact]
    public void An_amended_item_gets_the_next_version_and_the_one_before_ends_on_its_first_day()
    {
        var item = ListItem("XZ-03");
        var admission = desk.Admission(AdmissionStatus.Approved, AmendRequest(item) with { Title = "改过的题目" });
        var change = ListChange.Of(admission, item, null, 27, 1)!;

        Assert.Equal(("XZ-03", 2, InForceFrom, "改过的题目"), (change.Version!.Code, change.Version.Version, change.Version.From, change.Version.Title));
        Assert.Same(item, change.Ended);
        Assert.Equal(InForceFrom, item.To);
        Assert.True(item.InForceOn(InForceFrom.AddDays(-1)));
        Assert.False(item.InForceOn(InForceFrom));
        Assert.Equal(["title", "legal-basis"], ItemContent.Of(change.Version).ChangesFrom(ItemContent.Of(item), ListKind.Assistance).Select(c => c.Name));
    }

    [Fact]
    public void A_removed_item_ends_and_nothing_follows()
    {
        var item = ListItem("FM-03");
        var change = ListChange.Of(desk.Admission(AdmissionStatus.Approved, RemoveRequest(item)), item, null, 7, 1)!;
        Assert.Null(change.Version);
        Assert.Equal((item, InForceFrom, 2), (change.Ended, item.To, change.Edition.Number));
    }

    [Fact] // domain 3.9, 3.10
    public void A_task_for_a_term_changes_no_list() => Assert.Null(ListChange.Of(desk.Admission(AdmissionStatus.Approved), null, null, 27, 1));

    [Fact]
    public void Nothing_changes_but_by_an_approved_admission()
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>().Where(s => s is not (AdmissionStatus.Approved or AdmissionStatus.Expired or AdmissionStatus.Stopped or AdmissionStatus.Contested))) // no removal is stopped (domain 3.11)
        {
            var item = ListItem("XZ-03");
            var admission = desk.Admission(status, RemoveRequest(item));
            Assert.Equal("admission.not-approved", admission.Refused(() => ListChange.Of(admission, item, null, 27, 1)));
            Assert.Null(item.To);
        }
    }

    [Fact]
    public void An_item_that_changed_meanwhile_is_left_alone()
    {
        var admission = desk.Admission(AdmissionStatus.Approved, AmendRequest(ListItem("XZ-03")));
        var (ended, second) = (ListItem("XZ-03"), ItemDetails.Build(ListKind.Assistance, new ItemVersion("XZ-03", 2, InForceFrom.AddDays(-9), Guid.Empty), ItemContent.Of(ListItem("XZ-03"))));
        ended.End(Today);

        Assert.Equal("admission.item-gone", admission.Refused(() => ListChange.Of(admission, null, null, 27, 1)));
        Assert.Equal("admission.item-gone", admission.Refused(() => ListChange.Of(admission, ended, null, 27, 1)));
        Assert.Equal("admission.item-gone", admission.Refused(() => ListChange.Of(admission, ListItem("XZ-04"), null, 27, 1))); // another item
        Assert.Equal("admission.item-changed", admission.Refused(() => ListChange.Of(admission, second, null, 27, 1)));
        Assert.Equal((Today, null), (ended.To, second.To));
    }

    [Fact]
    public void A_version_that_would_begin_before_the_one_it_follows_is_refused()
    {
        var item = ItemDetails.Build(ListKind.Assistance, new ItemVersion("XZ-03", 2, InForceFrom, Guid.Empty), ItemContent.Of(ListItem("XZ-03")));
        var admission = desk.Admission(AdmissionStatus.Approved, AmendRequest(item));
        Assert.Equal("list.end-before-start", admission.Refused(() => ListChange.Of(admission, item, null, 27, 1)));
        Assert.Null(item.To);
    }

    [Theory] // domain 3.4, 3.9: the term was approved with the item, so its end is a part of that admission
    [InlineData("add")]
    [InlineData("amend")]
    public void An_item_for_a_term_ends_on_the_day_after_it_with_an_edition_of_its_own_admission(string what)
    {
        var until = InForceFrom.AddDays(60);
        var before = ListItem("ZZ-01");
        var admission = desk.Admission(AdmissionStatus.Approved, Request(what, before, 1) with { Until = until });
        var version = ListChange.Of(admission, what == "add" ? null : before, null, 23, 1)!.Version!;
        Assert.Equal("admission.not-expired", admission.Refused(() => ListChange.AtTerm(admission, version, 2, On(until))));
        Assert.Null(version.To);

        var end = ListChange.AtTerm(admission, version, 4, On(until.AddDays(3)))!; // the portal was away

        Assert.Equal((null, version, until.AddDays(1)), (end.Version, end.Ended, version.To));
        Assert.Equal(new ListEdition(ListKind.Autonomy, 5, until.AddDays(1), "渝北准入〔2026〕12号") { AdmissionId = admission.Id }, end.Edition);
        Assert.Equal((true, false), (version.InForceOn(until), version.InForceOn(until.AddDays(1))));
        Assert.Equal((AdmissionStatus.Expired, AdmissionStep.Expire), (admission.Status, Assert.IsType<AdmissionMoved>(admission.Events[^1]).Step));
        Assert.Null(ListChange.AtTerm(admission, version, 5, On(until.AddDays(4)))); // once
    }

    [Fact]
    public void An_item_that_another_admission_took_over_does_not_end_by_the_term_of_the_one_before()
    {
        var admission = desk.Admission(AdmissionStatus.Approved, AddRequest(ListKind.Autonomy) with { Until = InForceFrom.AddDays(60) });
        var first = ListChange.Of(admission, null, null, 23, 1)!.Version!;
        var amendment = desk.Admission(AdmissionStatus.AwaitingApproval, AmendRequest(first));
        amendment.Approve(Approval(InForceFrom.AddDays(61)), desk.Rules, desk.Approver, Now);
        var second = ListChange.Of(amendment, first, admission.Request.Until, 24, 2)!.Version!;

        Assert.Null(ListChange.AtTerm(admission, second, 3, On(InForceFrom.AddDays(70))));
        Assert.Equal((null, AdmissionStatus.Approved), (second.To, admission.Status));
    }

    [Theory]
    [InlineData("amend")]
    [InlineData("remove")]
    public void No_change_that_begins_later_keeps_an_item_in_force_beyond_its_term(string what)
    {
        var item = ListItem("ZZ-01");
        var admission = desk.Admission(AdmissionStatus.Approved, Request(what, item, 1));
        Assert.Equal("admission.item-ends-before", admission.Refused(() => ListChange.Of(admission, item, InForceFrom.AddDays(-2), 23, 1)));
        Assert.Null(item.To);
    }

    [Fact]
    public void A_task_has_no_item_to_end()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        Assert.Equal("admission.not-expired", task.Refused(() => ListChange.AtTerm(task, null, 1, Desk.AfterTerm(task))));
    }

    [Fact] // many approvals in random order, each written on what its author saw
    public void At_most_one_version_of_a_code_is_ever_in_force_and_versions_have_no_gap() => Always.Holds(
        Gen.ArrayOf(from what in Gen.Elements("add", "amend", "amend", "amend", "remove") from seen in Gen.Choose(0, 2) from days in Gen.Choose(0, 30) from at in Gen.Choose(0, 99) select (what, seen, days, at), 12), acts =>
        {
            List<ListItem> all = [ListItem("ZZ-01"), ListItem("ZZ-02")];
            var edition = 1;
            foreach (var act in acts)
            {
                var open = all.GroupBy(i => i.Code, StringComparer.Ordinal).Select(g => g.MaxBy(i => i.Version)!).ToList();
                var latest = open[act.at % open.Count];
                var request = Request(act.what, latest, latest.Version - act.seen);
                var admission = desk.Admission(AdmissionStatus.AwaitingApproval, request);
                admission.Approve(Approval(InForceFrom.AddDays(act.days)), desk.Rules, desk.Approver, Now);
                if (TryChange(admission, latest, all, edition) is not { } change) continue;
                edition = change.Edition.Number;
                if (change.Version is { } version) all.Add(version);
            }

            return all.GroupBy(i => i.Code, StringComparer.Ordinal).All(Follows) && edition - 1 == all.Count(i => i.AdmissionId is not null) + all.Count(Removed(all));
        });

    private static bool Follows(IGrouping<string, ListItem> versions)
    {
        var inOrder = versions.OrderBy(v => v.Version).ToList();
        return inOrder.Select(v => v.Version).SequenceEqual(Enumerable.Range(1, inOrder.Count))
            && inOrder.Zip(inOrder.Skip(1)).All(p => p.First.To == p.Second.From && p.First.From < p.Second.From)
            && Enumerable.Range(-3, 40).All(n => inOrder.Count(v => v.InForceOn(InForceFrom.AddDays(n))) <= 1);
    }

    private static Func<ListItem, bool> Removed(List<ListItem> all) => i => i.To is { } to && !all.Exists(v => v.Code == i.Code && v.From == to);

    private static AdmissionRequest Request(string what, ListItem latest, int seen) => what switch
    {
        "add" => AddRequest(ListKind.Autonomy),
        "amend" => AmendRequest(latest) with { ItemVersion = seen },
        _ => RemoveRequest(latest) with { ItemVersion = seen },
    };

    private static ListChange? TryChange(Admission admission, ListItem latest, List<ListItem> all, int edition)
    {
        try
        {
            return ListChange.Of(admission, latest, null, all.Max(i => ItemCode.NumberOf(i.Code)), edition);
        }
        catch (RuleViolationException)
        {
            return null;
        }
    }
}
