using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Papers for the meeting name the bodies that act for the district on their day (domain 3.7).</summary>
public sealed class MeetingPaperTests(PortalFixture portal) : IClassFixture<PortalFixture>, IDisposable
{
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();

    public void Dispose() => portal.Clock.Set(began);

    [Fact]
    public async Task The_lead_body_puts_it_before_the_meeting_and_the_correcting_body_is_named_once_it_is_set()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助牵头单位的事项", await made.EarliestAsync()));
        using (var administrator = await portal.OfficerAsync(Role.Administrator, await portal.UnitAsync(DemonstrationOfficers.District)))
        {
            using var set = await administrator.PostFormAsync("/admin/settings", ("Lead", nameof(LeadBody.SocialWork)), ("CorrectionBody", "区政府督查室"), ("BodiesFrom", "2026-03-04"));
            Assert.Equal(HttpStatusCode.Found, set.StatusCode);
        }

        Assert.Contains("由牵头单位区民政局提请会议审议", await PaperAsync(waiting.Id, "Agenda"), StringComparison.Ordinal);
        Assert.Contains("专项行动。", await PaperAsync(waiting.Id, "Agenda"), StringComparison.Ordinal); // typed without its full stop
        Assert.DoesNotContain("限期纠正通知书", await PaperAsync(waiting.Id, "Notice"), StringComparison.Ordinal);
        portal.Clock.Set(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.Contains("由牵头单位区委社会工作部提请会议审议", await PaperAsync(waiting.Id, "Agenda"), StringComparison.Ordinal);
        var notice = await PaperAsync(waiting.Id, "Notice");
        Assert.Contains("由牵头单位区委社会工作部解释", notice, StringComparison.Ordinal);
        Assert.Contains("由区政府督查室签发《限期纠正通知书》", notice, StringComparison.Ordinal);
    }

    [Fact] // 3.6: every answer, what became of it and why
    public async Task The_table_of_opinions_is_a_sound_paper()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助意见采纳情况", await made.EarliestAsync()));
        Assert.Contains("意见采纳情况", await PaperAsync(waiting.Id, "Opinions"), StringComparison.Ordinal);
    }

    [Fact] // 4.10: said by code point, never left out
    public async Task A_character_that_no_face_has_is_named_and_the_paper_is_to_be_had_for_Word()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助打勾\u2705的事项", await made.EarliestAsync()));
        using var reviewer = await portal.SignInAsync("reviewer.a");
        using var refused = await reviewer.GetAsync($"/admissions/{waiting.Id}/papers/Agenda");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var sentence = await refused.TextAsync();
        Assert.Contains("U+2705", sentence, StringComparison.Ordinal);
        Assert.Contains("PDF没有生成", sentence, StringComparison.Ordinal);
        using var word = await reviewer.GetAsync($"/admissions/{waiting.Id}/papers/Agenda?format=docx");
        Assert.Equal(HttpStatusCode.OK, word.StatusCode);
    }

    [Fact] // what is sent to bodies is Chinese whatever the reviewer's screen
    public async Task The_question_that_a_consultation_begins_with_is_Chinese_on_an_English_screen()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var accepted = await made.AcceptedAsync(MadeAdmissions.Addition("协助英文界面的事项", await made.EarliestAsync()));
        using var reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        var session = reviewer.DefaultRequestHeaders.GetValues("Cookie").Single();
        reviewer.DefaultRequestHeaders.Remove("Cookie");
        reviewer.DefaultRequestHeaders.Add("Cookie", $"{session}; {Preferences.LanguageCookie}=en");
        var page = await reviewer.PageAsync($"/admissions/{accepted.Id}/consult");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("请说明：依据是否充分", page.QuerySelector("#Question")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact] // a task changes no list (domain 3.9)
    public async Task The_notice_of_a_temporary_task_says_where_how_much_and_until_when_and_adjusts_no_list()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var task = await made.AwaitingApprovalAsync(await made.TaskAsync("协助临时核对", await made.EarliestAsync()));
        var notice = await PaperAsync(task.Id, "Notice");
        Assert.StartsWith("关于准入临时任务“协助临时核对”的通知（代拟稿）", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("清单》", notice, StringComparison.Ordinal);
        foreach (var words in new[] { $"起至{Days.Chinese(task.Request.Until!.Value)}止", "江口村、西新村", "共2个村（社区），每村每月2小时", "每季度巡看一次", "不改变清单" }) Assert.Contains(words.Replace("、", "", StringComparison.Ordinal), notice.Replace("、", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notice_of_an_item_says_when_its_term_ends_what_is_struck_out_and_what_is_removed()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var (from, item) = (await made.EarliestAsync(), await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().SingleAsync(i => i.Code == "XZ-06")));
        var content = ItemContent.Of(item);
        Assert.NotNull(content["funding"]);
        var amended = MadeAdmissions.Addition(item.Title, from) with { Kind = AdmissionKind.AmendItem, ItemCode = item.Code, ItemVersion = item.Version, Until = from.AddDays(200), Item = content with { AppliesTo = AppliesTo.Village, Details = content.Details.Where(d => d.Key != "funding").ToDictionary() } };
        var notice = await PaperAsync((await made.AwaitingApprovalAsync(amended)).Id, "Notice");
        foreach (var words in new[] { $"施行到{Days.Chinese(from.AddDays(200))}为止，期满自动失效", "经费：删去", "适用范围：村" }) Assert.Contains(words, notice, StringComparison.Ordinal);
        Assert.Contains("不再施行", await PaperAsync((await made.AwaitingApprovalAsync(MadeAdmissions.Removal(item))).Id, "Notice"), StringComparison.Ordinal);
    }

    [Fact] // GB/T 9704-2012, 7.3.2: 主送机关 stands flush with the left edge
    public async Task Whom_the_notice_is_sent_to_stands_at_the_edge_in_Word_too()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助主送机关的事项", await made.EarliestAsync()));
        using var reviewer = await portal.SignInAsync("reviewer.a");
        await using var file = await reviewer.GetStreamAsync($"/admissions/{waiting.Id}/papers/Notice?format=docx");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        using var word = WordprocessingDocument.Open(bytes, isEditable: false);
        var paragraphs = word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToList();
        int Indent(string start) => paragraphs.Single(p => p.InnerText.StartsWith(start, StringComparison.Ordinal)).ParagraphProperties!.Indentation!.FirstLineChars!.Value;
        Assert.Equal((0, 200), (Indent("各镇人民政府"), Indent("经事前协商")));
    }

    private async Task<string> PaperAsync(Guid id, string kind)
    {
        using var reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        var bytes = await reviewer.GetByteArrayAsync($"/admissions/{id}/papers/{kind}");
        PaperConformity.AssertSound($"meeting-{kind}", bytes);
        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(now.AddMinutes(1)); // later on the same day
        Assert.Equal(bytes, await reviewer.GetByteArrayAsync($"/admissions/{id}/papers/{kind}"));
        portal.Clock.Set(now);
        var text = await PdfTools.TextAsync(bytes);
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
