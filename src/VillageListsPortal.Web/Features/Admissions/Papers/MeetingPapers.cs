using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Admissions.Papers;

/// <summary>Which paper.</summary>
public enum MeetingPaperKind
{
    /// <summary>议题说明。</summary>
    Agenda,
    /// <summary>意见采纳情况表。</summary>
    Opinions,
    /// <summary>清单调整通知（代拟稿）。</summary>
    Notice,
}

/// <summary>What the papers need to know beside the admission.</summary>
/// <param name="Unit">The unit that asks.</param>
/// <param name="Bodies">Short names of the bodies asked.</param>
/// <param name="Villages">How many villages it concerns.</param>
/// <param name="Places">Townships and villages named; empty for the whole district.</param>
/// <param name="Changes">What an amendment changes.</param>
/// <param name="Exchanges">What goes in exchange (增减挂钩).</param>
/// <param name="District">The bodies that act for the district on the day of the decision, or of the paper before it (domain 3.7).</param>
public sealed record MeetingFacts(string Unit, IReadOnlyDictionary<Guid, string> Bodies, int Villages, IReadOnlyList<string> Places, IReadOnlyList<ContentChange> Changes, IReadOnlyList<Exchange> Exchanges, DistrictBodies District);

/// <summary>The papers for the meeting, made of what is there already: nothing is retyped (domain 3.7).</summary>
public sealed class MeetingPapers(IStringLocalizer<MeetingTexts> words, PortalSettings settings, TimeProvider clock)
{
    private const string ListEnd = "notice.end";
    private const string TaskEnd = "notice.end.task";

    public MeetingPaper Make(MeetingPaperKind kind, Admission a, MeetingFacts facts) => kind switch
    {
        MeetingPaperKind.Agenda => Paper(words["agenda.title", words[$"kind.{a.Kind}"], a.Title], Agenda(a, facts)),
        MeetingPaperKind.Opinions => Paper(words["opinions.title", a.Title], Opinions(a, facts)),
        _ => Paper(a.Kind == AdmissionKind.TemporaryTask ? words["notice.title.task", a.Title] : words["notice.title", words[$"list.{a.List}"]], Notice(a, facts)),
    };

    private MeetingPaper Paper(string title, IEnumerable<MeetingPart> parts) => new(title, words["issuer", settings.DistrictName], Days.Today(clock), [.. parts]);

    private IEnumerable<MeetingPart> Agenda(Admission a, MeetingFacts facts)
    {
        var r = a.Request;
        yield return new MeetingHeading(words["agenda.what"]);
        yield return new MeetingText(words["agenda.what.text", facts.Unit, a.Number ?? "", words[$"kind.{a.Kind}"], words[$"list.{a.List}"], a.Title, a.DocumentNumber ?? ""]);
        yield return new MeetingText(words["agenda.basis", string.Join('；', r.Bases.Select(b => b.Citation)), words[$"reason.{r.Reason}"], Sentence(r.ReasonText)]);
        if (r.BringsWork)
        {
            yield return new MeetingHeading(words["agenda.work"]);
            yield return new MeetingText(words["agenda.task", Sentence(r.Task.ReplaceLineEndings("")), r.Frequency ?? ""]);
            yield return new MeetingText(words["agenda.burden", Number(r.MonthlyHours), facts.Villages, Number(r.YearlyHours * facts.Villages)]);
            yield return new MeetingText(words["agenda.means", r.Staff ?? "", Number(r.Funds), r.FundsSource ?? ""]);
            if (facts.Exchanges.Count > 0) yield return new MeetingText(words["agenda.exchange", Exchanged(facts), Sentence(r.GivesUp)]);
        }

        yield return new MeetingHeading(words["agenda.consulted"]);
        yield return new MeetingText(Counted(a));
        yield return new MeetingHeading(words["agenda.assessed"]);
        if (a.Opinions.Count > 0)
        {
            yield return new MeetingTable(
                [(words["column.aspect"], 2), (words["column.verdict"], 2), (words["column.opinion"], 6)],
                [.. a.Opinions.OrderBy(o => o.Aspect).Select(o => (IReadOnlyList<string>)[words[$"aspect.{o.Aspect}"], words[$"verdict.{o.Verdict}"], o.Text])]);
        }

        if (a.Assessment is { } result) yield return new MeetingText(words["agenda.recommendation", words[$"recommendation.{result.Says}"], Sentence(result.Reasons), Sentence(result.Conditions)]);
        yield return new MeetingText(words["agenda.asks", words[$"lead.{facts.District.Lead}"]]);
    }

    /// <summary>What somebody typed, with the full stop that he left out.</summary>
    private static string Sentence(string? typed) => typed?.TrimEnd() is not { Length: > 0 } said ? "" : said.TrimEnd('\u201D', '\u2019', '\uFF09', ')', '\u300B') is [.., '\u3002' or '\uFF01' or '\uFF1F' or '\u2026' or '\uFF1B'] ? said : said.TrimEnd('\uFF0C', '\u3001', '\uFF1A') + '\u3002';

    private string Counted(Admission a)
    {
        int Of(ConsultationAnswer answer) => a.Consultations.Count(c => c.Answer == answer);
        return words["agenda.answers", a.Consultations.Count, a.Consultations.Count(c => c.Answer is not null),
            Of(ConsultationAnswer.Agree), Of(ConsultationAnswer.AgreeWithComments), Of(ConsultationAnswer.Disagree), a.Consultations.Count(c => c.IsLate)];
    }

    /// <summary>Every answer stands in it, with what became of it; a body that did not answer too.</summary>
    private IEnumerable<MeetingPart> Opinions(Admission a, MeetingFacts facts)
    {
        yield return new MeetingText(Counted(a));
        yield return new MeetingTable(
            [(words["column.body"], 2), (words["column.answer"], 2), (words["column.words"], 4), (words["column.adopted"], 3)],
            [.. a.Consultations.OrderBy(c => c.Round).ThenBy(c => c.Id).Select(c => (IReadOnlyList<string>)
            [
                facts.Bodies.GetValueOrDefault(c.UnitId) ?? "",
                (c.Answer is { } answer ? words[$"answer.{answer}"].Value : words["answer.none"].Value) + (c.IsLate ? words["answer.late"].Value : ""),
                c.Comments ?? "",
                Adopted(c),
            ])]);
    }

    private string Adopted(Consultation c) => c.Adopted is { } adopted ? words[$"adopted.{adopted}"].Value + (c.AdoptionReason is { } why ? words["adopted.because", why].Value : "")
        : c.Answer == ConsultationAnswer.Agree ? words["adopted.nothing"].Value : "";

    private IEnumerable<MeetingPart> Notice(Admission a, MeetingFacts facts)
    {
        var (r, number) = (a.Request, a.Decision?.DocumentNumber ?? words["notice.number-open"].Value);
        yield return new MeetingAddressee(words["notice.to"]);
        yield return new MeetingText(words[$"notice.text.{a.Kind}", number, words[$"list.{a.List}"], a.ItemCode ?? "", a.Title, DayOf(a.Decision?.From), DayOf(r.Until)]);
        if (a.Kind != AdmissionKind.TemporaryTask && r is { MayHaveTerm: true, Until: { } last }) yield return new MeetingText(words["notice.term", Days.Chinese(last)]);
        foreach (var part in a.Kind == AdmissionKind.TemporaryTask ? Task(r, facts) : Content(a, facts)) yield return part;
        if (facts.Exchanges.Count > 0) yield return new MeetingText(words["notice.exchange", Exchanged(facts)]);
        if ((a.Decision is { } made ? made.Conditions : a.Assessment?.Conditions) is { } conditions) yield return new MeetingText(words["notice.conditions", conditions]);
        yield return new MeetingText(words[a.Kind == AdmissionKind.TemporaryTask ? TaskEnd : ListEnd, words[$"lead.{facts.District.Lead}"]]);
        if (facts.District.CorrectionBody is { } corrects) yield return new MeetingText(words["notice.correction", corrects]);
    }

    /// <summary>What a task is: it changes no list, so that nothing else tells the villages where, how much and on what basis.</summary>
    private IEnumerable<MeetingPart> Task(AdmissionRequest r, MeetingFacts facts)
    {
        yield return new MeetingHeading(words["notice.task"]);
        yield return new MeetingText(words["agenda.task", Sentence(r.Task.ReplaceLineEndings("")), r.Frequency ?? ""]);
        var everywhere = words["notice.everywhere"].Value;
        yield return new MeetingText(words["notice.places", facts.Places.Count == 0 ? everywhere : string.Join('、', facts.Places), facts.Villages, Number(r.MonthlyHours)]);
        yield return new MeetingText(words["notice.basis", string.Join('；', r.Bases.Select(b => b.Citation))]);
        yield return new MeetingText(words["agenda.means", r.Staff ?? "", Number(r.Funds), r.FundsSource ?? ""]);
    }

    /// <summary>What the item says, of an amendment what it changes: also what it strikes out.</summary>
    private IEnumerable<MeetingPart> Content(Admission a, MeetingFacts facts)
    {
        if (a.Kind == AdmissionKind.RemoveItem) yield break;
        yield return new MeetingHeading(words["notice.content"]);
        foreach (var change in facts.Changes.Count > 0 ? facts.Changes : a.Proposed.ChangesFrom(ItemContent.Empty, a.List))
        {
            if (words[$"field.{change.Name}"] is { ResourceNotFound: false } label) yield return new MeetingText(words["notice.field", label, ValueOf(change)]);
        }
    }

    private string ValueOf(ContentChange change) => change switch
    {
        { After: null or "" } => words["notice.struck"],
        { Name: "applies-to", After: var after } => words[$"applies.{after}"],
        { After: var after } => after.ReplaceLineEndings("；"),
    };

    private string DayOf(DateOnly? day) => day is { } known ? Days.Chinese(known) : words["notice.day-open"];

    private string Exchanged(MeetingFacts facts) => string.Join('；', facts.Exchanges.Select(e =>
        words[$"exchange.{e.Admission.Kind}", e.Admission.ItemCode ?? "", e.Admission.Title, e.Unit, e.Admission.Number ?? "", Number(e.Hours)].Value));

    private static string Number(decimal? number) => (number ?? 0).ToString("0.##", CultureInfo.InvariantCulture);
}
