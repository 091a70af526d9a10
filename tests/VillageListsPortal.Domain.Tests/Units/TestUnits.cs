using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

/// <summary>Units for tests, a new one each time.</summary>
internal static class TestUnits
{
    public static Unit Of(UnitKind kind) => new(kind, CodeOf(kind), null, new UnitTitle("江口村", "重庆市渝北区统景镇江口村村民委员会"), new DateOnly(2025, 1, 1));

    private static string? CodeOf(UnitKind kind) => kind switch
    {
        UnitKind.Province => "50",
        UnitKind.Prefecture => "5001",
        UnitKind.District => "500112",
        UnitKind.Township => "500112133",
        UnitKind.Village => "500112133212",
        _ => null,
    };
}
