using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    /// <summary>A response to heavy rain that began today, complete but for its basis.</summary>
    public static EmergencyOrder Response() => new()
    {
        Ground = EmergencyGround.Response,
        Number = "渝北防指〔2026〕7号",
        Body = "区防汛抗旱指挥部",
        Level = ResponseLevel.Second,
        Began = Today,
    };

    public static EmergencyTask RainTask() => new(Response(), "暴雨转移避险", "通知低洼处住户转移，报告转移人数。");

    /// <summary>As it is filed, with its basis.</summary>
    public static EmergencyTask RainFiled() => RainTask() with { Order = Response() with { Basis = new Basis("突发事件应对法", "第七十三条", "") } };
}
