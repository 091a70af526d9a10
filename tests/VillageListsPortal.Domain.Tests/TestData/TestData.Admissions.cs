using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Calendar;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    /// <summary>A first day that keeps the lead of 30 working days after <see cref="Today"/>, with time to spare; a Monday.</summary>
    public static readonly DateOnly InForceFrom = new(2027, 3, 1);

    public static readonly AdmissionFindings RedLine = new([new Crossing("FM-02", "由村委会负责拆除违法建筑", InTitle: false, 0, 12, "村委会")], [], []);

    public static readonly AdmissionFindings ShiftedDuty = new([], [new Shift("由村级组织兜底", InTitle: false, 0, 7)], []);

    /// <summary>The lists' defaults and the real calendar.</summary>
    public static DistrictRules Rules(AdmissionSettings? settings = null) => new(settings ?? new AdmissionSettings(), StateCouncil.Calendar());

    /// <summary>The district asks the municipality too (domain 3.7).</summary>
    public static DistrictRules MunicipalRules() => Rules(new AdmissionSettings { Municipal = true });

    /// <summary>A task for a term, complete.</summary>
    public static AdmissionRequest TaskRequest() => new()
    {
        Kind = AdmissionKind.TemporaryTask,
        List = ListKind.Assistance,
        Title = "协助开展2027年春季秸秆禁烧宣传",
        Task = "入户发放宣传单，每周巡查一次并向镇里报告。",
        Frequency = "每周一次",
        Bases = [new Basis("大气污染防治法", "第七十七条", "省、自治区、直辖市人民政府应当划定区域，禁止露天焚烧秸秆。")],
        Reason = AdmissionReason.Other,
        ReasonText = "上级专项行动",
        Source = SourceLevel.District,
        SourceDocument = "渝北府办〔2026〕31号",
        MonthlyHours = 12,
        From = InForceFrom,
        Until = new DateOnly(2027, 6, 30),
        Staff = "村干部1人，镇里派1人",
        Funds = 36_000,
        FundsSource = "区生态环境局2027年预算，3月拨付",
        Powers = "巡查记录",
        Judging = "镇里查看记录，不作考核",
    };

    /// <summary>A new item of a list, complete, with the content of one of its items.</summary>
    public static AdmissionRequest AddRequest(ListKind list) => TaskRequest() with
    {
        Kind = AdmissionKind.AddItem,
        List = list,
        Title = "新事项",
        Until = null,
        Item = ContentOf(list),
    };

    /// <summary>A request to change an item.</summary>
    public static AdmissionRequest AmendRequest(ListItem item) => TaskRequest() with
    {
        Kind = AdmissionKind.AmendItem,
        List = item.Kind,
        ItemCode = item.Code,
        ItemVersion = item.Version,
        Title = item.Title,
        Until = null,
        Item = ItemContent.Of(item),
    };

    /// <summary>A request to remove an item: basis and reason are enough (settled S15).</summary>
    public static AdmissionRequest RemoveRequest(ListItem item) => new()
    {
        Kind = AdmissionKind.RemoveItem,
        List = item.Kind,
        ItemCode = item.Code,
        ItemVersion = item.Version,
        Title = item.Title,
        Bases = [new Basis("村民委员会组织法", "第五条", "")],
        Reason = AdmissionReason.LawAmended,
        ReasonText = "依据已经修改，不再需要村里协助。",
    };

    public static Decision Approval(DateOnly? from = null, DateOnly? day = null) => new()
    {
        Form = DecisionForm.JointMeeting,
        Day = day ?? Today,
        MinutesNumber = "联席会议纪要〔2026〕7号",
        DocumentNumber = "渝北准入〔2026〕12号",
        Opinion = "同意准入",
        From = from ?? InForceFrom,
    };

    public static Decision Rejection(DateOnly? day = null) => new() { Form = DecisionForm.LeaderSignature, Day = day ?? Today, Opinion = "没有经费来源" };

    private static ItemContent ContentOf(ListKind list) => ItemContent.Of(AllItems().First(i => i.Kind == list));
}
