using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>Over an empty, migrated database.</summary>
public sealed class BadFileTests
{
    private const string Header = "code,title_zh,title_en,applies_to,legal_basis,department_zh,rule_zh,screening_keywords_zh,provenance,provenance_note\n";

    [Theory]
    [InlineData("FM-01,甲,,both,依据,部门,,,seed,\nFM-02,乙,,nobody,依据,部门,,,seed,\n", 3, "applies_to is 'nobody', not one of both, village, community.")]
    [InlineData("FM-01,,,both,依据,部门,,,seed,\n", 2, "title_zh is empty.")]
    [InlineData("ZM-01,甲,,both,依据,部门,,,seed,\n", 2, "code 'ZM-01' is not one of this list, such as FM-01.")]
    [InlineData("FM-01,甲,,both,依据,部门,,,seed,\nFM-01,乙,,both,依据,部门,,,seed,\n", 3, "code 'FM-01' stands on an earlier line already.")]
    [InlineData("FM-01,甲,,both,依据,部门,,,guessed,\n", 2, "provenance is 'guessed', not one of seed, national-list, provincial-list, published-guide, drafted.")]
    [InlineData("FM-01,甲,,both,依据,部门,seed\n", 2, "7 columns instead of 10.")]
    [InlineData("FM-01,\"甲\n乙\",,both,依据,部门,,,seed,\nFM-02,乙,,both,依据,,,,seed,\n", 4, "department_zh is empty.")]
    [InlineData("FM-01,甲\u202e,,both,依据,部门,,,seed,\n", 2, "title_zh holds text that cannot be stored (text.bidi).")]
    public async Task A_bad_row_is_reported_by_its_line_and_nothing_is_written(string rows, int line, string problem)
    {
        var refused = await RefusedAsync(Header + rows);

        Assert.Contains(new LineProblem(line, problem), refused.Problems);
    }

    [Theory]
    [InlineData("code,title_zh\nFM-01,甲\n", "column 'legal_basis' is missing.")]
    [InlineData("code,colour\n", "column 'colour' is not known, its content would be lost.")]
    public async Task A_column_missing_or_lost_is_a_problem_of_the_first_line(string file, string problem)
    {
        var refused = await RefusedAsync(file);

        Assert.Contains(new LineProblem(1, problem), refused.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    public async Task A_file_without_rows_is_refused(string file) => await RefusedAsync(file);

    [Fact]
    public async Task A_wording_with_a_place_that_has_no_field_is_refused()
    {
        using var fields = new StringReader("code,name,type,label_zh,label_en,help_zh,optional,choices\nZM-07,name,PersonName,姓名,Name,,no,\n");
        using var papers = new StringReader("code,paper,text_zh\n");
        using var file = ReferenceFiles.Open("lists/certificates.csv");
        var companions = Companions.Read(fields, papers);

        var refused = await OverEmptyAsync(db => Assert.ThrowsAsync<ListImportException>(() => ListImport.RunAsync(db, ListKind.Certificate, file, PortalFixture.ListsFrom, null, companions)));

        Assert.Contains(refused.Problems, p => p.Line == 8 && p.Problem.Contains("{group}", StringComparison.Ordinal));
    }

    private static Task<ListImportException> RefusedAsync(string file) => OverEmptyAsync(async db =>
    {
        using var text = new StringReader(file);
        var refused = await Assert.ThrowsAsync<ListImportException>(() => ListImport.RunAsync(db, ListKind.Negative, text, PortalFixture.ListsFrom));
        await db.SaveChangesAsync(); // what was read must not wait in the unit of work either
        Assert.False(await db.ListItems.AnyAsync());
        Assert.False(await db.ListEditions.AnyAsync());
        return refused;
    });

    private static async Task<T> OverEmptyAsync<T>(Func<PortalDb, Task<T>> work)
    {
        var addresses = await TestCluster.CreateDatabaseAsync("migrated", owner => Migrate.ApplyAsync(PortalFixture.SettingsOver(new(owner, owner))));
        T result = default!;
        await CommandDatabase.WithDatabaseAsync(PortalFixture.SettingsOver(addresses), async services => result = await work(services.GetRequiredService<PortalDb>()));
        await TestCluster.DropDatabaseAsync(addresses);
        return result;
    }
}
