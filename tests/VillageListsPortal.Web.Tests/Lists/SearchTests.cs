using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class SearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("婚姻状况证明", "QX-08")]
    [InlineData("婚姻状况", "QX-08")]
    [InlineData("婚姻", "QX-08")]
    [InlineData("开个单身证明", "QX-08")]
    [InlineData("我要开一个单身的证明", "QX-08")]
    [InlineData("请问怎么开未婚证明", "QX-08")]
    [InlineData("ZM-07", "ZM-07")]
    [InlineData("zm07", "ZM-07")]
    [InlineData("ＺＭ－０７", "ZM-07")]
    [InlineData("zm 7", "ZM-07")]
    [InlineData("qx8", "QX-08")]
    [InlineData("农民证明", "ZM-07")]
    [InlineData("农民身份证明（合作社登记用）", "ZM-07")]
    [InlineData("老房子", "ZM-06")]
    [InlineData("无房证明", "QX-17")]
    [InlineData("收养", "ZM-01")]
    [InlineData("亲属关系证明", "QX-01")]
    [InlineData("狗", "QX-04")]
    [InlineData("无犯罪", "QX-05")]
    [InlineData("养老金健在证明", "QX-10")]
    [InlineData("  居住 ", "QX-26")]
    [InlineData("收入证明", "QX-27")]
    [InlineData("死亡", "QX-11")]
    public async Task What_people_type_finds_the_item_first(string typed, string code) =>
        Assert.Equal(code, (await FindAsync(typed))[0].Code);

    [Theory]
    [InlineData("07", "ZM-07", "QX-07")]
    [InlineData("贫困证明", "QX-28", "QX-29")]
    [InlineData("亲属关系", "QX-01", "ZM-05")]
    public async Task What_means_several_finds_them_all_as_exactly(string typed, params string[] codes)
    {
        var sure = (await FindAsync(typed)).Where(f => f.Match >= Match.Exact).Select(f => f.Code);

        Assert.Equal(codes, sure);
    }

    [Theory]
    [InlineData("飞船驾驶")]
    [InlineData("")]
    [InlineData("。，！")]
    [InlineData("x")]
    public async Task Nothing_is_found_where_nothing_fits(string typed) => Assert.Empty(await FindAsync(typed));

    [Theory]
    [InlineData("证")]
    [InlineData("证明")]
    [InlineData("的")]
    [InlineData("开")]
    public async Task Words_that_say_nothing_give_no_more_than_asked_for(string typed) => Assert.True((await FindAsync(typed)).Count <= 8);

    [Fact]
    public async Task What_begins_with_the_words_stands_before_what_holds_them()
    {
        var found = await FindAsync("户口", 20);

        Assert.Equal(found.Select(f => f.Match).OrderDescending(), found.Select(f => f.Match));
        Assert.Contains(found, f => f.Code == "QX-03");
        Assert.Contains(found, f => f.Code == "QX-23");
    }

    [Fact]
    public async Task Every_title_and_every_everyday_word_finds_its_item()
    {
        var titles = await portal.InDatabaseAsync(db => db.ListItems.AsNoTracking().Select(i => new ItemSynonym(i.Code, i.Title)).ToListAsync());
        var words = await portal.InDatabaseAsync(db => db.ItemSynonyms.AsNoTracking().ToListAsync());

        foreach (var word in titles.Concat(words))
        {
            var found = await FindAsync(word.Text, int.MaxValue, [ItemCode.KindOf(word.Code)!.Value]);
            Assert.Contains(found, f => f.Code == word.Code && f.Match >= Match.Exact);
        }
    }

    [Fact]
    public async Task One_list_is_searched_alone_and_only_what_is_in_force()
    {
        Assert.All(await FindAsync("救助", 10, [ListKind.Assistance]), f => Assert.Equal(ListKind.Assistance, f.Kind));
        Assert.Contains(await FindAsync("救助", 10, [ListKind.Assistance]), f => f.Code == "XZ-01");
        Assert.Empty(await FindAsync("婚姻", 10, on: new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public async Task What_is_found_can_be_answered_without_another_question()
    {
        var cancelled = (await FindAsync("QX-08"))[0];
        var kept = (await FindAsync("ZM-06"))[0];

        Assert.Equal((ListKind.Cancelled, SelfPaper.Declaration), (cancelled.Kind, cancelled.SelfPaper));
        Assert.Contains("ZM-01", cancelled.Exception, StringComparison.Ordinal);
        Assert.NotNull(cancelled.Alternative);
        Assert.Equal((ListKind.Certificate, Lane.TimeLimited, 5, 30), (kept.Kind, kept.Lane, kept.TimeLimitWorkdays, kept.PublicNoticeDays));
    }

    private async Task<IReadOnlyList<FoundItem>> FindAsync(string typed, int most = 8, IReadOnlyList<ListKind>? kinds = null, DateOnly? on = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await new ItemSearch(scope.ServiceProvider.GetRequiredService<PortalDb>()).FindAsync(typed, on ?? Day, kinds ?? ListKinds.Certificates, most);
    }
}
