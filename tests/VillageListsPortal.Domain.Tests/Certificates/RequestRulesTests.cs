using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class RequestRulesTests
{
    private static readonly Attendance AtDesk = new(AttendanceMode.AtDesk);

    [Fact] // domain 4.1
    public void Nothing_outside_the_list_in_force_is_issuable()
    {
        var ended = Item("ZM-07");
        ended.End(Today);

        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => RequestRules.RequireIssuable(ended, Village(), Today)));
        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => RequestRules.RequireIssuable(Item("ZM-07"), Village(), ListsFrom.AddDays(-1))));
    }

    [Fact] // domain part 1
    public void A_community_cannot_issue_what_is_for_villages()
    {
        RequestRules.RequireIssuable(Item("ZM-07"), Village(), Today);
        RequestRules.RequireIssuable(Item("ZM-02"), Community(), Today);
        Assert.Equal("certificate.not-for-this-committee", Refusal.Code(() => RequestRules.RequireIssuable(Item("ZM-07"), Community(), Today)));
    }

    [Fact]
    public void A_township_issues_nothing() =>
        Assert.Equal("certificate.not-for-this-committee", Refusal.Code(() => RequestRules.RequireIssuable(Item("ZM-02"), Township(), Today)));

    [Fact] // settled S29
    public void A_village_that_has_ended_issues_nothing()
    {
        var village = Village();
        village.End(Today);

        Assert.Equal("certificate.village-ended", Refusal.Code(() => RequestRules.RequireIssuable(Item("ZM-07"), village, Today)));
        RequestRules.RequireIssuable(Item("ZM-07"), village, Today.AddDays(-1));
    }

    [Fact] // domain 4.2
    public void A_certificate_of_another_lane_is_not_issued_on_the_spot() =>
        Assert.All(Codes.Where(c => Item(c).Lane != Lane.OnTheSpot), code =>
            Assert.Equal("certificate.lane-not-open", Refusal.Code(() => RequestRules.RequireIssuable(Item(code), Village(), Today))));

    [Fact]
    public void Two_certificates_are_issued_on_the_spot() => Assert.Equal(["ZM-02", "ZM-07"], Codes.Where(c => Item(c).Lane == Lane.OnTheSpot));

    [Fact]
    public void A_complete_request_comes_back_in_its_one_form()
    {
        var request = Request(Item("ZM-07"), AtDesk with { AgentName = " 李建国", AgentRelation = " 丈夫 " }) with
        {
            Name = " 陈春梅\u3000",
            AskingBody = " 区市场监管局 ",
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "003", ["not_in_the_form"] = "x" },
        };

        var complete = RequestRules.RequireComplete(Item("ZM-07"), request, Today);

        Assert.Equal(("陈春梅", "区市场监管局", "李建国", "丈夫"), (complete.Name, complete.AskingBody, complete.Attendance.AgentName, complete.Attendance.AgentRelation));
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "3" }, complete.Values);
    }

    [Fact]
    public void A_field_that_is_missing_is_named() =>
        Assert.Equal("field.missing", Refused(Item("ZM-07"), r => r with { Values = new Dictionary<string, string>(StringComparer.Ordinal) }));

    [Fact]
    public void An_optional_field_may_be_missing()
    {
        var item = Wording("{name}属实。", purposeLimit: null, Field("name", FieldType.PersonName), Field("text", FieldType.Text, optional: true));

        Assert.Empty(RequestRules.RequireComplete(item, Request(item) with { Values = new Dictionary<string, string>(StringComparer.Ordinal) }, Today).Values);
    }

    [Fact] // domain 4.8: never ask for what can be had otherwise
    public void Whoever_may_hold_another_proof_is_asked_first() =>
        Assert.Equal("certificate.other-proof-unasked", Refused(Item("ZM-07"), r => r with { NoOtherProof = false }));

    [Fact]
    public void Where_no_paper_makes_it_needless_nobody_is_asked() =>
        Assert.NotNull(RequestRules.RequireComplete(Item("ZM-02"), Request(Item("ZM-02")) with { NoOtherProof = false }, Today));

    [Fact] // domain 4.6
    public void An_agent_says_how_he_is_related() =>
        Assert.Equal("certificate.agent-relation-missing", Refused(Item("ZM-07"), AtDesk with { AgentName = "李建国", AgentRelation = " " }));

    [Fact]
    public void What_must_be_done_in_person_no_agent_does() =>
        Assert.Equal("certificate.in-person-only", Refused(Item("ZM-02"), AtDesk with { AgentName = "李建国", AgentRelation = "丈夫" }));

    [Fact]
    public void An_empty_field_names_no_agent() =>
        Assert.Null(RequestRules.RequireComplete(Item("ZM-02"), Request(Item("ZM-02"), AtDesk with { AgentName = " " }), Today).Attendance.AgentName);

    [Theory] // it stands on the paper
    [InlineData("丈\u202E夫", "text.bidi")]
    [InlineData("丈\n夫", "field.one-line")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "field.too-long")]
    public void The_relation_of_an_agent_is_one_line_that_paper_can_show(string relation, string code) =>
        Assert.Equal(code, Refused(Item("ZM-07"), AtDesk with { AgentName = "李建国", AgentRelation = relation }));

    [Fact] // settled S25, domain 8.1
    public void A_minor_needs_a_guardian_who_consents()
    {
        Assert.Equal("certificate.guardian-missing", Refused(Item("ZM-07"), r => r with { Document = ChildDocument() }));
        Assert.Equal("certificate.guardian-consent-missing", Refused(Item("ZM-07"), r => r with { Document = ChildDocument(), Attendance = AtDesk with { GuardianName = "李建国" } }));
        Assert.NotNull(RequestRules.RequireComplete(Item("ZM-07"), Request(Item("ZM-07"), AtDesk with { GuardianName = "李建国", GuardianConsents = true }) with { Document = ChildDocument() }, Today));
    }

    [Fact]
    public void A_guardian_who_is_named_consents_whatever_the_age() =>
        Assert.Equal("certificate.guardian-consent-missing", Refused(Item("ZM-07"), AtDesk with { GuardianName = "李建国" }));

    [Theory] // domain 4.6
    [InlineData(null, null)]
    [InlineData("李建国", null)]
    [InlineData("李建国", " ")]
    [InlineData("李建国", "李建国")]
    [InlineData("李建国", " 李建国\u3000")]
    [InlineData("买买提·吐尔逊", "买买提・吐尔逊")]
    public void Whoever_prints_a_finger_has_two_witnesses(string? first, string? second) =>
        Assert.Equal("certificate.two-witnesses", Refused(Item("ZM-07"), AtDesk with { MarksByHand = true, FirstWitness = first, SecondWitness = second }));

    [Fact]
    public void Two_witnesses_are_enough() =>
        Assert.True(RequestRules.RequireComplete(Item("ZM-07"), Request(Item("ZM-07"), AtDesk with { MarksByHand = true, FirstWitness = "李建国", SecondWitness = "张秀英" }), Today).Attendance.MarksByHand);

    [Fact]
    public void Every_name_on_the_paper_is_one_that_can_be_printed()
    {
        const string Unseen = "陈\u200D梅";
        Assert.All(
            [AtDesk with { AgentName = Unseen, AgentRelation = "丈夫" }, AtDesk with { GuardianName = Unseen, GuardianConsents = true },
             AtDesk with { FirstWitness = Unseen }, AtDesk with { SecondWitness = Unseen }],
            attendance => Assert.Equal("name.unseen-character", Refused(Item("ZM-07"), attendance)));
        Assert.Equal("name.unseen-character", Refused(Item("ZM-07"), r => r with { Name = Unseen }));
    }

    [Fact]
    public void The_asking_body_is_one_short_line()
    {
        Assert.Equal("field.too-long", Refused(Item("ZM-07"), r => r with { AskingBody = new string('局', 101) }));
        Assert.Equal("field.one-line", Refused(Item("ZM-07"), r => r with { AskingBody = "区市场\n监管局" }));
        Assert.Null(RequestRules.RequireComplete(Item("ZM-07"), Request(Item("ZM-07")) with { AskingBody = " " }, Today).AskingBody);
    }

    private static string Refused(CertificateItem item, Attendance attendance) => Refused(item, r => r with { Attendance = attendance });

    private static string Refused(CertificateItem item, Func<CertificateRequest, CertificateRequest> change) =>
        Refusal.Code(() => RequestRules.RequireComplete(item, change(Request(item)), Today));
}
