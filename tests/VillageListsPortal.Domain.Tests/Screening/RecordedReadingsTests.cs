using System.Globalization;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>
/// What the screener says of every labelled case and of every sentence of a grid, word for word. A change of its rules shows here which readings change with it:
/// UPDATE_GOLDEN=1 writes the files anew, and whoever changes the rules reads the difference before it is committed.
/// </summary>
public sealed class RecordedReadingsTests
{
    private static readonly string[] Agents =
        ["村委会", "社区居委会", "村党组织书记", "村民小组长", "村级网格员", "各村", "村集体经济组织", "镇政府", "区城管局", "驻村干部", "施工单位", "村民", "第三方机构", ""];

    private static readonly string[] Works =
        ["违法建筑拆除", "秸秆禁烧", "招商引资", "企业安全监管", "税收征收", "占道经营治理", "行政处罚", "医保参保", "森林防火巡护", "村规民约修订"];

    private static readonly string[] Sentences =
    [
        "{0}负责{1}。", "由{0}负责{1}。", "{1}由{0}负责。", "{1}由{0}实施。", "{0}是{1}的责任主体。", "{1}的责任主体为{0}。", "{0}须完成{1}三处。", "{0}不负责{1}。", "不要求{0}承担{1}。",
        "请{0}协助{1}。", "请协助{0}负责{1}。", "请{0}协助镇里做好{1}，并负责验收。", "镇政府与{0}签订{1}责任书。", "将{1}任务分解到{0}。", "把{1}交给{0}，由镇里指导。", "{1}未完成的，扣{0}2分。", "{1}不达标的，追究{0}责任。",
        "{1}情况纳入{0}年度考核。", "{1}实行{0}包干。", "严禁要求{0}负责{1}。", "个别镇要求{0}负责{1}，违反规定，请立即停止。", "{0}配合镇里开展{1}，发现问题报告镇里。", "{0}每天巡查，劝阻，制止，组织{1}。",
        "{1}责任由{0}兜底。", "镇里负责{1}，{0}负责看护现场。", "{0}牵头，派出所配合，开展{1}。", "下达{0}{1}指标20户。", "企业的{1}责任主体是企业，{0}只宣传。", "{0}依法负责{1}。", "{0}带头，{1}先行，逾期的由{0}自行处理。",
    ];

    [Theory]
    [InlineData("dev.csv", "dev.txt")]
    [InlineData("own-cases.csv", "own-cases.txt")]
    public void A_labelled_case_is_read_as_recorded(string cases, string recorded) =>
        Recorded.Same(recorded, Desk.Cases(cases).Select((c, i) => Row(i + 1, Desk.Screener.Screen(c.Text))));

    [Fact] // who acts, in which words, on what: a column for each work, a row for each sentence and each who
    public void A_sentence_of_the_grid_is_read_as_recorded() =>
        Recorded.Same("grid.txt", Sentences.SelectMany(sentence => Agents.Select(agent =>
            $"{string.Format(CultureInfo.InvariantCulture, sentence, agent, "…")}\t{string.Join('\t', Works.Select(work => Short(Desk.Screen(string.Format(CultureInfo.InvariantCulture, sentence, agent, work)))))}")));

    [Fact] // the work stands in the title, the burden in the text, as most requests are written
    public void A_sentence_under_a_title_is_read_as_recorded() =>
        Recorded.Same("titles.txt", Sentences.SelectMany(sentence => Agents.Take(8).Select(agent =>
            $"{string.Format(CultureInfo.InvariantCulture, sentence, agent, "这项工作")}\t{string.Join('\t', Works.Select(work => Short(Desk.Screen(string.Format(CultureInfo.InvariantCulture, sentence, agent, "这项工作"), $"{work}工作"))))}")));

    private static string Short(ScreeningResult result) =>
        string.Join('+', result.Crossed.Select(c => $"{c.Code[3..]}{Who(c.Responsible)}").Concat(result.Shifted.Select(s => $"s{Who(s.Responsible)}"))) is { Length: > 0 } found ? found : "-";

    private static string Who(string? responsible) => responsible is null ? "" : $"({responsible})";

    private static string Row(int number, ScreeningResult result) => string.Create(CultureInfo.InvariantCulture, $"""
        {number}
          crossed {string.Join("; ", result.Crossed.Select(c => $"{c.Code} {Of(c.At)} {c.Responsible} [{Of(c.Reasons)}]"))}
          shifted {string.Join("; ", result.Shifted.Select(s => $"{Of(s.At)} {s.Responsible} [{Of(s.Reasons)}]"))}
          covered {string.Join("; ", result.CoveredBy.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code} {c.Score:0.000}")))}
          defects {string.Join(' ', result.Defects)}
        """);

    private static string Of(Passage at) => string.Create(CultureInfo.InvariantCulture, $"{at.Part}@{at.Start}+{at.Length} {at.Clause}");

    private static string Of(IReadOnlyList<Reason> reasons) => string.Join(' ', reasons.Select(r => $"{r.Code}:{r.Words}"));
}
