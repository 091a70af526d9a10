using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>What stands around admissions: screening for everybody, the district's words, documents before they go out, the law register, reviews.</summary>
public sealed class RegisterTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task Anyone_screens_a_text()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/screening");
        await anyone.LookAsync("screening");
        await anyone.Page.Locator("[name=Title]").FillAsync("协助做好拆违工作");
        await anyone.Page.Locator("[name=Text]").FillAsync("各村党组织书记为拆违第一责任人，签订责任书，逾期未拆的考核扣分。请村委会协助开展森林防火宣传。");
        await anyone.ClickAsync("筛查");
        await anyone.ReadsAsync("FM-");
        await anyone.LookAsync("screening-found");
        await anyone.PrintedAsync("screening-found");
    }

    [Fact]
    public async Task A_document_is_looked_through_before_it_goes_out()
    {
        var staff = await SignInAsync("dept.minzheng");
        await staff.LookAsync("work-department");
        await staff.OpenAsync("/screening/document");
        await staff.LookAsync("document");
        await staff.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "通知.docx", MimeType = "application/octet-stream", Buffer = Docx("关于做好近期工作的通知", "各镇街：", "各村为违建拆除的责任主体，逾期未拆除的扣5分。", "请村委会协助开展森林防火宣传。") });
        await staff.ClickAsync("检查");
        await staff.ReadsAsync("第3段");
        await staff.LookAsync("document-report");
        var paper = new PaperFile(await staff.PaperAsync(staff.Page.Locator("form[action*='handler=Paper'] button")), "document-report");
        Assert.Contains("评估表", await paper.TextAsync(), StringComparison.Ordinal);
        await paper.PictureAsync();
    }

    [Fact]
    public async Task The_reviewer_tries_words_and_loads_a_text_and_starts_a_review()
    {
        var reviewer = await SignInAsync("reviewer.a");
        await reviewer.LookAsync("work-reviewer-empty");
        await reviewer.OpenAsync("/screening/words");
        await reviewer.LookAsync("words");
        await reviewer.OpenAsync("/laws");
        await reviewer.LookAsync("laws");
        await reviewer.ClickAsync("录入法律文本");
        await reviewer.Page.WaitForURLAsync("**/laws/new");
        await reviewer.LookAsync("law-new");
        await reviewer.FillAsync(("Input.Name", "义务教育法"), ("Input.Version", "2026年修订"), ("Input.InForceFrom", "2026-09-01"), ("Input.Articles", "第十三条 适龄儿童、少年免试入学。"));
        await reviewer.Page.Locator("form[action$='handler=Look'] button").ClickAsync();
        await reviewer.ReadsAsync("义务教育法");
        await reviewer.LookAsync("law-plan");
        await reviewer.OpenAsync("/reviews");
        await reviewer.LookAsync("reviews");
        await reviewer.OpenAsync("/reviews/new");
        await reviewer.LookAsync("review-new");
        await reviewer.Page.Locator("[name=List]").SelectOptionAsync("Autonomy");
        await reviewer.Page.Locator("[name=Due]").FillAsync("2026-04-30");
        await reviewer.ClickAsync("开始复核，通知部门");
        await reviewer.ReadsAsync("进度");
        await reviewer.LookAsync("review");
        await reviewer.Page.Locator("#items a.btn").First.ClickAsync();
        await reviewer.Page.WaitForURLAsync("**/items/**");
        await reviewer.LookAsync("review-item");

        await reviewer.OpenAsync("/laws?q=遗赠扶养协议公证细则");
        await reviewer.Page.Locator("main table a[href^='/laws/']").First.ClickAsync();
        await reviewer.ClickAsync("登记废止");
        await reviewer.Page.WaitForURLAsync("**/repeal");
        await reviewer.LookAsync("law-repeal");
        await reviewer.FillAsync(("RepealedFrom", "2026-09-01"), ("RepealedBy", "司法部令第150号"));
        await reviewer.ClickAsync("下一步，核对事项");
        await reviewer.LookAsync("law-repeal-look");
        await reviewer.ClickAsync("确认登记废止");
        await reviewer.ReadsAsync("司法部令第150号");
        await reviewer.LookAsync("law-repealed");

        var anyone = await VisitorAsync(phone: true);
        await anyone.OpenAsync("/laws?q=村民委员会");
        await anyone.LookAsync("laws-found");
        await anyone.Page.Locator("main a[href^='/laws/']").First.ClickAsync();
        await anyone.Page.WaitForURLAsync(url => url.Contains("/laws/", StringComparison.Ordinal));
        await anyone.LookAsync("law");
        await anyone.OpenAsync("/reviews/results");
        await anyone.LookAsync("review-results");
    }

    [Fact]
    public async Task A_reviewer_on_leave_hands_cases_over_and_chooses_what_the_digest_tells()
    {
        var reviewer = await SignInAsync("reviewer.b");
        await reviewer.LookAsync("work-reviewer-away");
        await reviewer.OpenAsync("/admissions/handover");
        await reviewer.LookAsync("handover");
        var people = reviewer.Page.Locator("#From option:not([value=''])");
        var (away, deputy) = (await people.Nth(0).GetAttributeAsync("value"), await people.Nth(1).GetAttributeAsync("value"));
        await reviewer.Page.Locator("#From").SelectOptionAsync(away!);
        await reviewer.Page.Locator("#To").SelectOptionAsync(deputy!);
        var first = DateOnly.Parse(await reviewer.Page.Locator("#FirstDay").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).AddDays(1);
        await reviewer.FillAsync(("FirstDay", first.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("LastDay", first.AddDays(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await reviewer.Page.Locator("main form button.btn-primary").ClickAsync();
        await reviewer.ReadsAsync("到起始日自动移交");
        await reviewer.LookAsync("handover-planned");
        await reviewer.Page.Locator("#in-force form button").ClickAsync();
        await reviewer.ReadsAsync("移交已结束");
        await reviewer.LookAsync("handover-ended");

        await reviewer.OpenAsync("/account/notices");
        await reviewer.ReadsAsync("不能关闭");
        await reviewer.LookAsync("notice-settings");
        await reviewer.OpenAsync("/search");
        await reviewer.Page.Locator("#q").FillAsync("义务教育法");
        await reviewer.Page.Locator("main form.ask button").ClickAsync();
        await reviewer.ReadsAsync("法律依据");
        await reviewer.LookAsync("search-law");
    }

    private static byte[] Docx(params string[] paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => new Paragraph(new Run(new Text(p))))));
        }

        return bytes.ToArray();
    }
}
