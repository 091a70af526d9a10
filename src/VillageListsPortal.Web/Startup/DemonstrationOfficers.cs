using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Startup;

/// <summary>One account of the demonstration: its posts are a role at a unit, named by code or by short name.</summary>
public sealed record DemonstrationOfficer(string Account, string Name, params (Role Role, string Unit)[] Posts)
{
    /// <summary>Where, as the sign-in page says it before anyone has signed in.</summary>
    public string Place => Posts.Length > 2 ? "五个部门" : Posts[0].Unit switch
    {
        DemonstrationOfficers.District => "渝北区",
        DemonstrationOfficers.Jiangkou => "江口村",
        DemonstrationOfficers.Xixin => "西新村",
        DemonstrationOfficers.Wenquan => "温泉社区",
        DemonstrationOfficers.Tongjing => "统景镇",
        DemonstrationOfficers.Longxing => "龙兴镇",
        var name => name,
    };
}

/// <summary>The accounts of the demonstration (product.md, first run), grouped as the sign-in page shows them.</summary>
public static class DemonstrationOfficers
{
    public const string Password = "Demo-Villages-2026";
    public const string District = "500112";
    public const string Jiangkou = "500112133212";
    public const string Xixin = "500112133220";
    public const string Wenquan = "500112133002";
    public const string Tongjing = "500112133";
    public const string Longxing = "500112131";
    public const string SocialOrganisation = "红岭社工中心";

    /// <summary>The departments that hold an account; others are named by the lists.</summary>
    public static readonly IReadOnlyList<string> Departments = ["区民政局", "区公安分局", "区司法局", "区财政局", "区农业农村委"];

    /// <summary>In the order they are appointed: administrator and security officer first.</summary>
    public static readonly IReadOnlyList<DemonstrationOfficer> All =
    [
        new("admin", "罗建平", (Role.Administrator, District)),
        new("security", "何静", (Role.SecurityOfficer, District)),
        new("auditor", "谭晓东", (Role.Auditor, District)),
        new("clerk.jiangkou", "周明", (Role.VillageClerk, Jiangkou)),
        new("head.jiangkou", "陈德贵", (Role.VillageHead, Jiangkou)),
        new("seal.jiangkou", "刘素芳", (Role.SealKeeper, Jiangkou)),
        new("secretary.jiangkou", "杨国华", (Role.PartySecretary, Jiangkou)),
        new("supervisor.jiangkou", "张永福", (Role.SupervisionMember, Jiangkou)),
        new("clerk.xixin", "李秀英", (Role.VillageClerk, Xixin), (Role.SealKeeper, Xixin)),
        new("head.xixin", "王大勇", (Role.VillageHead, Xixin)),
        new("clerk.wenquan", "吴小燕", (Role.VillageClerk, Wenquan)),
        new("head.wenquan", "赵启明", (Role.VillageHead, Wenquan)),
        new("seal.wenquan", "邓红梅", (Role.SealKeeper, Wenquan)),
        new("staff.tongjing", "冯丽", (Role.TownshipStaff, Tongjing)),
        new("countersign.tongjing", "彭志刚", (Role.Countersigner, Tongjing)),
        new("justice.tongjing", "曾凡林", (Role.JusticeOffice, Tongjing)),
        new("staff.longxing", "蒋敏", (Role.TownshipStaff, Longxing)),
        new("countersign.longxing", "唐建军", (Role.Countersigner, Longxing)),
        new("dept.minzheng", "许文静", (Role.DepartmentStaff, "区民政局")),
        new("dept.gongan", "韩磊", (Role.DepartmentStaff, "区公安分局")),
        new("dept.sifa", "宋佳", (Role.DepartmentStaff, "区司法局")),
        new("dept.caizheng", "梁海涛", (Role.DepartmentStaff, "区财政局")),
        new("dept.nongye", "田春生", (Role.DepartmentStaff, "区农业农村委")),
        new("countersign.dept", "郑卫国", [.. Departments.Select(d => (Role.Countersigner, d))]),
        new("social.hongling", "林小雨", (Role.SocialWorker, SocialOrganisation)),
        new("reviewer.a", "林芳", (Role.Reviewer, District)),
        new("reviewer.b", "汪洋", (Role.Reviewer, District)),
        new("approver.a", "高志远", (Role.Approver, District)),
        new("approver.b", "程立新", (Role.Approver, District)),
    ];
}
