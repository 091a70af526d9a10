using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>Numbers are given as approvals come, first days are the approver's choice: the edition of a day is the one that began last (S13).</summary>
public sealed class EditionOrderTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private static readonly DateOnly January = new(2027, 1, 15);
    private static readonly DateOnly March = new(2027, 3, 1);

    public async Task InitializeAsync()
    {
        await portal.AllowUnadmittedChangesAsync();
        await portal.InDatabaseAsync(async db =>
        {
            if (await db.ListEditions.AnyAsync(e => e.Number > 1)) return 0;
            db.ListEditions.Add(new ListEdition(ListKind.Assistance, 2, March, "先批准、后施行"));
            db.ListEditions.Add(new ListEdition(ListKind.Assistance, 3, January, "后批准、先施行"));
            db.ListEditions.Add(new ListEdition(ListKind.Assistance, 4, January, "同一天"));
            return await db.SaveChangesAsync();
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("2027-01-14", 1)]
    [InlineData("2027-01-15", 4)]
    [InlineData("2027-02-28", 4)]
    [InlineData("2027-03-01", 2)]
    [InlineData("2027-03-02", 2)]
    public async Task List_counts_and_comparison_name_the_edition_that_began_last(string on, int edition)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd", null);
        await using var scope = portal.Services.CreateAsyncScope();
        var (queries, history) = (scope.ServiceProvider.GetRequiredService<ListQueries>(), scope.ServiceProvider.GetRequiredService<ListHistory>());
        Assert.Equal(edition, (await queries.ListAsync(ListKind.Assistance, day)).Edition!.Number);
        Assert.Equal(edition, (await queries.CountsAsync(day)).Single(c => c.Kind == nameof(ListKind.Assistance)).Edition);
        var compared = Assert.Single((await history.CompareAsync(day, day, ListKind.Assistance)).Lists);
        Assert.Equal((edition, edition), (compared.Before.Edition, compared.After.Edition));
    }

    [Fact]
    public async Task Editions_stand_and_are_paged_by_first_day_and_then_by_number()
    {
        using var visitor = portal.Visitor();
        Assert.Equal(["第2版 尚未施行", "第4版 尚未施行", "第3版 尚未施行", "第1版 正在施行"], await NamedAsync(visitor, ""));
        Assert.Equal(["第4版 尚未施行", "第3版 尚未施行", "第1版"], await NamedAsync(visitor, "?before=2"));
        Assert.Equal(["第3版 尚未施行", "第1版"], await NamedAsync(visitor, "?before=4"));
        Assert.Empty(await NamedAsync(visitor, "?before=1"));
    }

    private static async Task<List<string>> NamedAsync(HttpClient visitor, string query) =>
        [.. (await visitor.PageAsync("/lists/assistance/editions" + query)).QuerySelectorAll("table.editions tbody th").Select(h => h.Words())];
}
