using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    private static readonly DateOnly Founded = new(2000, 1, 1);

    public static Unit District() => new(UnitKind.District, "500112", parent: null, new("渝北区", "重庆市渝北区"), Founded);

    public static Unit Township() => new(UnitKind.Township, "500112128", District(), new("统景镇", "重庆市渝北区统景镇"), Founded);

    /// <summary>江口村, with a villagers' committee.</summary>
    public static Unit Village(string code = "500112128203") =>
        new(UnitKind.Village, code, Township(), new("江口村", "重庆市渝北区统景镇江口村村民委员会"), Founded);

    /// <summary>温泉社区, with a residents' committee.</summary>
    public static Unit Community() =>
        new(UnitKind.Village, "500112128001", Township(), new("温泉社区", "重庆市渝北区统景镇温泉社区居民委员会"), Founded);
}
