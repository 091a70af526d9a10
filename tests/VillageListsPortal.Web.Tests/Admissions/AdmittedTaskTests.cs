using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>Tasks for a term stand on no list and are lawful all the same; items of the lists are lawful as they stand.</summary>
public sealed class AdmittedTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact] // product.md /lawful; domain 3.1
    public async Task Asked_about_an_admitted_task_the_lists_answer_with_its_term()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var from = await made.EarliestAsync();
        var task = await made.AdmittedTaskAsync(await made.TaskAsync("协助天文台夜间关灯", from));
        using var visitor = portal.VisitorElsewhere();

        var within = (await visitor.PageAsync($"/lawful?on={AdmissionJourney.Day(from)}&q={Uri.EscapeDataString("天文台夜间关灯")}")).MainPart();
        Assert.Contains("经准入的临时任务", within.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("未列入", within.Words(), StringComparison.Ordinal);
        Assert.NotNull(within.QuerySelector($"a[href='/admissions/announcements/{task.Number}']"));

        var before = (await visitor.PageAsync($"/lawful?on={AdmissionJourney.Day(from.AddDays(-1))}&q={Uri.EscapeDataString("天文台夜间关灯")}")).MainPart();
        Assert.Contains("未列入", before.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("经准入的临时任务", before.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_tasks_that_fit_some_are_shown_and_the_others_counted()
    {
        var made = await TestAdmissions.InAsync(portal);
        for (var i = 0; i < 10; i++) await made.ApprovedAsync();
        using var visitor = portal.VisitorElsewhere();
        async Task<AngleSharp.Dom.IElement> Asked(string question) => (await visitor.PageAsync($"/lawful?on=2026-05-11&q={Uri.EscapeDataString(question)}")).MainPart();

        var page = await Asked("春季秸秆禁烧");
        Assert.Equal(8, page.QuerySelectorAll("a[href^='/admissions/announcements/']").Length);
        Assert.Contains("另外还有2项任务符合", page.QuerySelector("#more-tasks")!.Words(), StringComparison.Ordinal);
        Assert.Equal((2, false), await JsonAsync("春季秸秆禁烧"));
        Assert.Null((await Asked("夜间关灯")).QuerySelector("#more-tasks"));
        Assert.Equal((0, false), await JsonAsync("开展")); // a word that is everywhere names nothing

        async Task<(int, bool)> JsonAsync(string question)
        {
            var answer = await visitor.JsonAsync($"/api/v1/lawful?on=2026-05-11&q={Uri.EscapeDataString(question)}");
            return (answer.GetProperty("moreTasks").GetInt32(), answer.GetProperty("manyTasks").GetBoolean());
        }
    }

    [Fact] // domain 3.11: what is lawful must pass
    public async Task The_duties_of_the_items_in_force_pass_the_screening()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var screening = scope.ServiceProvider.GetRequiredService<RequestScreening>();
        var items = await portal.InDatabaseAsync(db => db.ListItems.OfType<AssistanceItem>().AsNoTracking().ToListAsync());
        Assert.NotEmpty(items);
        foreach (var item in items)
        {
            var request = new AdmissionRequest { Kind = AdmissionKind.AmendItem, List = ListKind.Assistance, ItemCode = item.Code, Title = item.Title, Task = item.VillageRole ?? "", Item = ItemContent.Of(item) };
            var findings = await screening.OfAsync(request);
            Assert.True(findings.Crossed.Count + findings.Shifted.Count == 0, $"{item.Code}: {string.Join(" ", findings.Crossed.Select(c => c.Clause).Concat(findings.Shifted.Select(s => s.Clause)))}");
        }
    }

    [Fact]
    public async Task A_case_is_given_to_a_colleague_and_put_back()
    {
        using var journey = new AdmissionJourney(portal);
        var made = await MadeAdmissions.InAsync(portal);
        var id = (await made.AcceptedAsync(MadeAdmissions.Addition("协助交办的事项", await made.EarliestAsync()))).Id;
        var colleague = await portal.PersonAsync("reviewer.b");
        var reviewer = await journey.AsAsync("reviewer.a");
        await AdmissionJourney.SendAsync(reviewer, $"/admissions/{id}/assign", ("To", colleague.Id.ToString()));
        Assert.Equal(colleague.Id, (await journey.StoredAsync(id)).AssignedTo);
        await AdmissionJourney.SendAsync(reviewer, $"/admissions/{id}/assign", ("To", ""));
        Assert.Null((await journey.StoredAsync(id)).AssignedTo);
        using var stranger = await reviewer.PostFormAsync($"/admissions/{id}/assign", ("To", Guid.CreateVersion7().ToString()));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
    }
}
