using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A decision as typed.</summary>
public sealed class DecisionInput
{
    public DecisionForm Form { get; set; }
    public DateOnly? Day { get; set; }
    public string? Minutes { get; set; }
    public string? Document { get; set; }
    public string? Opinion { get; set; }
    public string? Conditions { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>The decision, with the scan that came with it.</summary>
    /// <exception cref="RuleViolationException"><c>field.missing</c>.</exception>
    public Decision Record(Guid? scan) => new()
    {
        Form = Form,
        Day = Day ?? throw new RuleViolationException("field.missing", "day"),
        MinutesNumber = Minutes,
        DocumentNumber = Document,
        Opinion = Opinion ?? "",
        Conditions = Conditions,
        From = From,
        ScanId = scan,
    };

    /// <summary>The field of a name of the domain.</summary>
    public static string? FieldOf(string name) => name switch
    {
        "day" => nameof(Day),
        "minutes" => nameof(Minutes),
        "document" => nameof(Document),
        "opinion" => nameof(Opinion),
        "conditions" => nameof(Conditions),
        "from" => nameof(From),
        _ => null,
    };
}
