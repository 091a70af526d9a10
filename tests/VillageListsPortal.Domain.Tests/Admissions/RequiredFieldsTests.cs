using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>What a request must say (domain 3.2, settled S15): each thing that is missing is named, and nothing goes without it.</summary>
public sealed class RequiredFieldsTests
{
    /// <summary>What lacks, how it is taken away.</summary>
    private static readonly Dictionary<string, Func<AdmissionRequest, AdmissionRequest>> Without = new(StringComparer.Ordinal)
    {
        ["title"] = r => r with { Title = "" },
        ["bases"] = r => r with { Bases = [] },
        ["task"] = r => r with { Task = "" },
        ["frequency"] = r => r with { Frequency = null },
        ["source-document"] = r => r with { SourceDocument = null },
        ["hours"] = r => r with { MonthlyHours = null },
        ["villages"] = r => r with { Villages = new VillageScope(Everywhere: false, []) },
        ["from"] = r => r with { From = null },
        ["until"] = r => r with { Until = null },
        ["staff"] = r => r with { Staff = null },
        ["funds"] = r => r with { Funds = null },
        ["funds-source"] = r => r with { FundsSource = null },
        ["judging"] = r => r with { Judging = null },
        ["item"] = r => r with { ItemCode = null },
        ["reason"] = r => r with { Reason = AdmissionReason.Other, ReasonText = null },
        ["reason-text"] = r => r with { Reason = AdmissionReason.LawMade, ReasonText = null },
        ["department"] = r => r with { Item = r.Item with { Department = "" } },
    };

    private static readonly string[] Work = ["task", "frequency", "source-document", "hours", "villages", "from", "staff", "funds", "funds-source", "judging"];
    private static readonly string[] ListDetails = ["decision-body", "rule", "lane", "time-limit", "template", "fields", "validity-days", "alternative", "village-role"];

    /// <summary>A complete request, and what it cannot do without.</summary>
    public static TheoryData<string, string> WhatEachNeeds()
    {
        var data = new TheoryData<string, string>();
        foreach (var need in (string[])["title", "bases", .. Work, "until"]) data.Add("task", need);
        foreach (var need in (string[])["title", "bases", "reason", .. Work, "department", "village-role"]) data.Add("add Assistance", need);
        foreach (var need in (string[])["item", "title", "bases", "reason", .. Work, "department", "village-role"]) data.Add("amend XZ-03", need);
        foreach (var need in (string[])["item", "title", "bases", "reason-text"]) data.Add("remove XZ-03", need);
        foreach (var need in (string[])["title", "bases", "reason", "department", "decision-body"]) data.Add("add Autonomy", need);
        foreach (var need in (string[])["title", "bases", "reason-text", "department", "rule"]) data.Add("add Negative", need);
        foreach (var need in (string[])["title", "bases", "reason", "department", "lane", "time-limit", "template", "fields", "validity-days"]) data.Add("add Certificate", need);
        foreach (var need in (string[])["title", "bases", "reason", "department", "alternative"]) data.Add("add Cancelled", need);
        return data;
    }

    [Fact] // domain 3.4: their end takes the whole way
    public void A_removal_a_red_line_and_a_cancelled_certificate_have_no_term()
    {
        var until = InForceFrom.AddDays(60);
        foreach (var request in new[] { RemoveRequest(ListItem("XZ-03")), AddRequest(ListKind.Negative), AddRequest(ListKind.Cancelled) })
        {
            AdmissionRules.RequireComplete(request);
            var broken = Assert.Throws<RuleViolationException>(() => AdmissionRules.RequireComplete(request with { Until = until }));
            Assert.Equal(("admission.no-term", "until"), (broken.Code, broken.Arguments[0]));
        }

        foreach (var list in new[] { ListKind.Autonomy, ListKind.Assistance, ListKind.Certificate }) AdmissionRules.RequireComplete(AddRequest(list) with { Until = until });
    }

    [Theory]
    [MemberData(nameof(WhatEachNeeds))]
    public void Each_thing_that_is_missing_is_named_and_the_request_does_not_go(string what, string missing)
    {
        var (whole, desk) = (Request(what), new Desk());
        var lacking = Take(whole, missing);
        var admission = desk.Admission(AdmissionStatus.Draft, lacking);

        Assert.Empty(AdmissionRules.Missing(whole));
        Assert.Equal([missing], AdmissionRules.Missing(lacking).Where(m => missing != "reason" || m != "reason-text"));
        Assert.Equal("field.missing", admission.Refused(() => desk.Submit(admission)));
        desk.Submit(desk.Admission(AdmissionStatus.Draft, whole)); // and goes with it
    }

    [Theory] // blanks and what nobody sees say nothing (domain 3.2)
    [InlineData("title")]
    [InlineData("bases")]
    [InlineData("task")]
    [InlineData("source-document")]
    [InlineData("staff")]
    [InlineData("funds-source")]
    public void Blanks_and_unseen_characters_do_not_pass_for_an_answer(string name)
    {
        const string Blank = " \u3000\u200B\u00AD ";
        var blank = name switch
        {
            "title" => TaskRequest() with { Title = Blank },
            "bases" => TaskRequest() with { Bases = [new Basis(Blank, Blank, "")] },
            "task" => TaskRequest() with { Task = Blank },
            "source-document" => TaskRequest() with { SourceDocument = Blank },
            "staff" => TaskRequest() with { Staff = Blank },
            _ => TaskRequest() with { FundsSource = Blank },
        };
        var desk = new Desk();
        var admission = desk.Admission(AdmissionStatus.Draft, blank);

        Assert.Equal([name], AdmissionRules.Missing(admission.Request));
        Assert.Equal("field.missing", admission.Refused(() => desk.Submit(admission)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_money_and_no_hours_are_missing_ones(int amount)
    {
        var request = TaskRequest() with { Funds = amount };
        if (amount < 0) Assert.Equal("field.out-of-range", Refusal.Code(() => Admission.Draft(request, new Desk().Author, Now)));
        else Assert.Equal(["hours", "funds"], AdmissionRules.Missing(request with { MonthlyHours = 0 }));
    }

    [Fact]
    public void All_that_is_missing_is_said_at_once_in_the_order_of_the_form() => Assert.Equal(
        ["title", "bases", "task", "frequency", "source-document", "hours", "from", "until", "staff", "funds", "funds-source", "judging"],
        AdmissionRules.Missing(new AdmissionRequest { Kind = AdmissionKind.TemporaryTask, List = ListKind.Assistance }));

    [Fact] // domain part 2: never as responsible subject
    public void A_village_that_helps_is_not_the_responsible_subject()
    {
        var desk = new Desk();
        var admission = desk.Admission(AdmissionStatus.Draft, TaskRequest() with { Part = VillagePart.Responsible });
        Assert.Equal("admission.assistance-not-responsible", admission.Refused(() => desk.Submit(admission)));
    }

    [Theory] // an approval would end the other list's item, or never find the one it means
    [InlineData("ZM-01", 1)]
    [InlineData("XZ-03", null)]
    [InlineData("XZ", 1)]
    public void What_is_changed_is_an_item_of_the_list_in_a_version(string code, int? version) =>
        Assert.Equal(["item"], AdmissionRules.Missing(RemoveRequest(ListItem("XZ-03")) with { ItemCode = code, ItemVersion = version }));

    [Fact] // else the form would ask the author to invent what the list does not say
    public void Every_item_of_the_lists_can_be_amended_as_it_is() => Assert.All(AllItems(), item =>
    {
        var desk = new Desk();
        var admission = desk.Admission(AdmissionStatus.Draft, AmendRequest(item) with { ReasonText = "修改文字" });
        desk.Submit(admission);
        Assert.Equal(AdmissionStatus.AwaitingCountersign, admission.Status);
    });

    [Theory] // what cannot be kept is refused with its field, in a draft too
    [InlineData("title", "field.too-long")]
    [InlineData("line", "field.one-line")]
    [InlineData("task", "field.too-long")]
    [InlineData("basis", "field.too-long")]
    [InlineData("bases", "field.too-long")]
    [InlineData("detail", "field.too-long")]
    [InlineData("hours", "field.out-of-range")]
    [InlineData("funds", "field.out-of-range")]
    [InlineData("term", "admission.until-before-from")]
    [InlineData("nul", "text.nul")]
    [InlineData("bidi", "text.bidi")]
    public void What_cannot_be_kept_is_refused_in_a_draft_too(string what, string code)
    {
        var r = AddRequest(ListKind.Assistance);
        r = what switch
        {
            "title" => r with { Title = new string('长', AdmissionRules.LongestTitle + 1) },
            "line" => r with { Title = "上\n下" },
            "task" => r with { Task = new string('长', AdmissionRules.LongestText + 1) },
            "basis" => r with { Bases = [new Basis(new string('长', AdmissionRules.LongestLine + 1), "第一条", "")] },
            "bases" => r with { Bases = [.. Enumerable.Repeat(r.Bases[0], AdmissionRules.MostBases + 1)] },
            "detail" => r with { Item = Detail(r.Item, "funding", new string('长', AdmissionRules.LongestText + 1)) },
            "hours" => r with { MonthlyHours = 745 },
            "funds" => r with { Funds = 1_000_000_001 },
            "term" => r with { Until = InForceFrom.AddDays(-1) },
            "nul" => r with { Staff = "a\0b" },
            _ => r with { Task = "\u202E反" },
        };
        var desk = new Desk();
        var admission = desk.Admission(AdmissionStatus.Draft);

        Assert.Equal(code, Refusal.Code(() => Admission.Draft(r, desk.Author, Now)));
        Assert.Equal(code, admission.Refused(() => admission.Change(r, desk.Author, Now)));
    }

    [Fact] // what is read, screened and countersigned is one text
    public void A_request_is_kept_trimmed_with_plain_line_ends_and_without_what_nobody_sees()
    {
        var kept = AdmissionRules.Stored(TaskRequest() with { Title = " 负\u200B责\t拆除 ", Task = "一\r\n二", Frequency = "  ", List = ListKind.Certificate, Item = Detail(ItemContent.Empty, "no-such-field", "x") });

        Assert.Equal(("负责 拆除", "一\n二", null, ListKind.Assistance), (kept.Title, kept.Task, kept.Frequency, kept.List)); // a task keeps the rules of the assistance list
        Assert.Empty(kept.Item.Details);
        Assert.Equivalent(kept, AdmissionRules.Stored(kept));
    }

    [Fact]
    public void A_law_is_cited_within_one_pair_of_marks()
    {
        Assert.Equal("《消防法》第三十二条", new Basis("消防法", "第三十二条", "").Citation);
        Assert.Equal("《消防法》（2021年修正）第三十二条", new Basis("《消防法》（2021年修正）", "第三十二条", "").Citation);
    }

    private static AdmissionRequest Request(string what) => what.Split(' ') switch
    {
        ["add", var list] => Enum.Parse<ListKind>(list) is var kind && kind == ListKind.Negative ? AddRequest(kind) with { Reason = AdmissionReason.LawMade } : AddRequest(kind),
        ["amend", var code] => AmendRequest(ListItem(code)),
        ["remove", var code] => RemoveRequest(ListItem(code)),
        _ => TaskRequest(),
    };

    private static AdmissionRequest Take(AdmissionRequest r, string name) =>
        ListDetails.Contains(name) ? r with { Item = Detail(r.Item, name, "") } : Without[name](r);

    private static ItemContent Detail(ItemContent content, string name, string text) =>
        content with { Details = new Dictionary<string, string>(content.Details, StringComparer.Ordinal) { [name] = text } };
}
