using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>What each officer does on the way of an admission, by clicking.</summary>
public static class AdmissionSteps
{
    /// <summary>The township: a new item of the assistance list, step by step, up to the check before it is submitted.</summary>
    /// <returns>The address of the case.</returns>
    public static async Task<string> DraftAsync(this Visitor staff, string title, string task, string from)
    {
        await staff.OpenAsync("/admissions");
        await staff.LookAsync("admissions");
        await staff.ClickAsync("新建准入申请");
        await staff.LookAsync("admission-new");
        await staff.ClickAsync("开始填写");
        await staff.Page.WaitForURLAsync("**/edit");
        await staff.LookAsync("admission-item");
        var address = staff.Path[..staff.Path.IndexOf("/edit", StringComparison.Ordinal)];
        await staff.FillAsync(("Input.Title", title), ("Input.Department", "区林业局"), ("Input.Details[village-role]", "每季度巡看一次，发现异常报告镇里"));
        await staff.NextAsync("Basis");
        await staff.LookAsync("admission-basis");
        await staff.FillAsync(
            ("Input.Bases[0].Law", "古树名木保护条例"), ("Input.Bases[0].Article", "第五条第三款"), ("Input.Bases[0].Text", "村民委员会、居民委员会协助做好古树名木保护工作。"),
            ("Input.ReasonText", "条例施行，请各村协助日常巡看。"), ("Input.SourceDocument", "渝北林发〔2026〕18号"));
        await staff.NextAsync("Work");
        await staff.LookAsync("admission-work");
        await staff.FillAsync(("Input.Task", task), ("Input.Frequency", "每季度一次"), ("Input.Hours", "2"), ("Input.From", from));
        await staff.NextAsync("Means");
        await staff.LookAsync("admission-means");
        await staff.FillAsync(("Input.Staff", "村干部1人，镇林业员指导"), ("Input.Funds", "12000"), ("Input.FundsSource", "区林业局年度预算，按季拨付到村"), ("Input.Judging", "按协议协商改进，不考核"));
        await staff.NextAsync("Files");
        await staff.LookAsync("admission-files");
        await staff.Page.Locator(".form-steps a:visible", new() { HasText = "核对提交" }).ClickAsync();
        await staff.Page.WaitForURLAsync("**/edit/Check");
        return address;
    }

    public static async Task SubmitRequestAsync(this Visitor staff)
    {
        await staff.LookAsync("admission-check");
        await staff.ClickAsync("提交审签");
    }

    /// <summary>The second person of the unit lets it go.</summary>
    public static async Task CountersignAsync(this Visitor second, string title)
    {
        await second.OpenAsync("/work");
        await second.LookAsync("work-countersign");
        await second.RowOf(title).ClickAsync();
        await second.Page.WaitForURLAsync("**/countersign");
        await second.LookAsync("admission-countersign");
        await second.Field("本单位文号").FillAsync("统府文〔2026〕12号");
        await second.ClickAsync("审签");
        await second.ReadsAsync("已提交");
        await second.LookAsync("admission-case-submitted");
    }

    /// <summary>The district's reviewer: accepted, and these bodies asked.</summary>
    public static async Task AskAsync(this Visitor reviewer, string title, params string[] bodies)
    {
        await reviewer.OpenAsync("/work");
        await reviewer.LookAsync("work-reviewer");
        await reviewer.RowOf(title).ClickAsync();
        await reviewer.Page.WaitForURLAsync("**/accept");
        await reviewer.LookAsync("admission-accept");
        await reviewer.ClickAsync("受理");
        await reviewer.Link("发起协商").WaitForAsync();
        await reviewer.LookAsync("admission-case-accepted");
        await reviewer.Link("发起协商").ClickAsync();
        await reviewer.Page.WaitForURLAsync("**/consult");
        foreach (var suggested in await reviewer.Page.Locator("input[name=Bodies]").AllAsync()) await suggested.UncheckAsync();
        foreach (var body in bodies) await reviewer.ChooseAsync(body);
        await reviewer.LookAsync("admission-consult");
        await reviewer.ClickAsync("发出征求意见");
        await reviewer.ReadsAsync("未反馈");
        await reviewer.LookAsync("admission-case-consulting");
    }

    /// <summary>A body answers from its queue.</summary>
    public static async Task AnswerAsync(this Visitor body, string title, string says, string comments)
    {
        await body.OpenAsync("/work");
        await body.LookAsync("work-asked");
        await body.RowOf(title).ClickAsync();
        await body.Page.WaitForURLAsync("**/answer/**");
        await body.LookAsync("admission-answer");
        await body.Field(says).CheckAsync();
        await body.Page.Locator("[name=Comments]").FillAsync(comments);
        await body.ClickAsync("提交意见");
        await body.Heading("办理阶段").Or(body.Page.Locator("#answers")).First.WaitForAsync();
        await body.LookAsync("admission-case-asked");
    }

    /// <summary>The reviewer: consultation closed, what was said settled, five opinions, recommended.</summary>
    public static async Task AssessAsync(this Visitor reviewer, string address)
    {
        await reviewer.OpenAsync($"{address}/close-consultation");
        await reviewer.LookAsync("admission-close");
        await reviewer.ClickAsync("结束协商，转评估");
        await reviewer.Page.WaitForURLAsync($"**{address}");
        await reviewer.LookAsync("admission-case-assessing");
        await reviewer.OpenAsync($"{address}/assess");
        await reviewer.LookAsync("admission-assess");
        foreach (var aspect in new[] { "Legality", "Funds", "Burden", "Organisation", "Fitness" })
        {
            var form = reviewer.Page.Locator($"#opinion-{aspect}");
            await form.Locator($"[name='Verdicts[{aspect}]']").SelectOptionAsync("Sound");
            await form.Locator("textarea").FillAsync("依据和经费清楚，没有问题。");
            await SaveAsync(reviewer, form);
        }

        var settle = reviewer.Page.Locator("[id^='answer-']:has(select)").First;
        await settle.Locator("select").SelectOptionAsync("Adopted");
        await SaveAsync(reviewer, settle);
        await reviewer.Page.Locator("#recommend [name=Says]").SelectOptionAsync("Admit");
        await reviewer.Page.Locator("#recommend [name=Reasons]").FillAsync("依据、经费和工作量都清楚。");
        await reviewer.LookAsync("admission-assess-filled");
        await reviewer.Page.Locator("#recommend button").ClickAsync();
        await reviewer.Page.WaitForURLAsync($"**{address}");
        await reviewer.LookAsync("admission-case-recommended");
    }

    /// <summary>The approver records what the joint meeting decided.</summary>
    public static async Task ApproveAsync(this Visitor approver, string title, string today)
    {
        await approver.OpenAsync("/work");
        await approver.LookAsync("work-approver");
        await approver.RowOf(title).ClickAsync();
        await approver.Page.WaitForURLAsync("**/decide");
        await approver.LookAsync("admission-decide");
        await approver.FillAsync(("Approval.Day", today), ("Approval.Minutes", "联席会议纪要〔2026〕7号"), ("Approval.Document", "渝北准入〔2026〕12号"), ("Approval.Opinion", "同意准入"));
        await approver.Page.Locator("#approve button.btn-primary").ClickAsync();
        await approver.ReadsAsync("审定结果");
        await approver.LookAsync("admission-case-approved");
    }

    /// <summary>Fills fields by their names, of which some stand more than once under one label.</summary>
    public static async Task FillAsync(this Visitor officer, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await officer.Page.Locator($"[name='{name}']").FillAsync(value);
    }

    /// <summary>Saves one of several forms of a page, which comes again.</summary>
    private static Task SaveAsync(Visitor reviewer, Microsoft.Playwright.ILocator form) =>
        reviewer.Page.RunAndWaitForResponseAsync(() => form.Locator("button").ClickAsync(), answer => answer.Request.Method == "GET" && answer.Url.Contains("/assess", StringComparison.Ordinal));

    private static async Task NextAsync(this Visitor staff, string step)
    {
        await staff.ClickAsync("保存，下一步");
        await staff.Page.WaitForURLAsync($"**/edit/{step}");
    }

    private static async Task ChooseAsync(this Visitor reviewer, string body)
    {
        var row = reviewer.Page.Locator(".consulted li", new() { HasText = body });
        if (await row.CountAsync() == 0)
        {
            await reviewer.Page.Locator("#UnitSearch").FillAsync(body);
            await reviewer.ClickAsync("查找");
            await row.First.WaitForAsync();
        }

        await row.First.Locator("input[name=Bodies]").CheckAsync();
    }
}
