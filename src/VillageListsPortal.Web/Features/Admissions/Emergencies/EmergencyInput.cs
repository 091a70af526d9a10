using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>What the forms of issuing and of filing hold.</summary>
public sealed class EmergencyInput
{
    public EmergencyGround Ground { get; set; }
    public string? OrderNumber { get; set; }
    public string? OrderBody { get; set; }
    public ResponseLevel? Level { get; set; }
    public DateOnly? Began { get; set; }
    public string? Title { get; set; }
    public string? Task { get; set; }
    public bool Everywhere { get; set; }

    /// <summary>Null until bound: the binder fills no list that is there already.</summary>
    public IReadOnlyList<Guid>? Units { get; set; }

    public string? Law { get; set; }
    public string? Article { get; set; }
    public string? LawText { get; set; }

    /// <summary>Which field of the form a name of the domain belongs to.</summary>
    public static string NameOf(string field) => field switch
    {
        "order-number" => "Input.OrderNumber",
        "order-body" => "Input.OrderBody",
        "level" => "Input.Level",
        "began" => "Input.Began",
        "title" => "Input.Title",
        "task" => "Input.Task",
        "villages" => "Input.Everywhere",
        "law" => "Input.Law",
        "article" => "Input.Article",
        "law-text" => "Input.LawText",
        _ => "",
    };

    public static EmergencyInput Of(EmergencyMatter m) => new()
    {
        Ground = m.Order.Ground,
        OrderNumber = m.Order.Number,
        OrderBody = m.Order.Body,
        Level = m.Order.Level,
        Began = m.Order.Began,
        Title = m.Title,
        Task = m.Task,
        Law = m.Order.Basis?.Law,
        Article = m.Order.Basis?.Article,
        LawText = m.Order.Basis?.Text,
    };

    public EmergencyTask ToTask() => new(
        new EmergencyOrder
        {
            Ground = Ground,
            Number = OrderNumber ?? "",
            Body = OrderBody ?? "",
            Level = Level,
            Began = Began,
            Basis = Law is null && Article is null && LawText is null ? null : new Basis((Law ?? "").Trim('\u300A', '\u300B', ' '), Article ?? "", LawText ?? ""),
        },
        Title ?? "",
        Task ?? "");

    public VillageScope ToScope() => new(Everywhere, Everywhere ? [] : [.. (Units ?? []).Distinct()]);
}
