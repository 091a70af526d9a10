using System.Globalization;

namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>The rows of the list in memory, for a page that asks no database.</summary>
internal sealed record StaticRows(IReadOnlyList<BareItem> Items)
{
    public static StaticRows Blank(int count) => new([.. Enumerable.Range(1, count).Select(n => new BareItem
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"QX-{n:000}"),
        Title = "无犯罪记录证明",
        Department = "区公安分局",
        Alternative = "由派出所查询出具，本人持居民身份证办理",
        LegalBasis = "重庆市村（社区）取消证明事项清单",
    })]);
}
