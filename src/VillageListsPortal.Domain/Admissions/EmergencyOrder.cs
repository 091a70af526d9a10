using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What an emergency task rests on (domain 3.10).</summary>
public enum EmergencyGround
{
    /// <summary>应急响应, with its level.</summary>
    Response,
    /// <summary>命令, without a level.</summary>
    Order,
}

/// <summary>Levels of an emergency response, the gravest first (《突发事件应对法》).</summary>
public enum ResponseLevel
{
    /// <summary>一级。</summary>
    First,
    /// <summary>二级。</summary>
    Second,
    /// <summary>三级。</summary>
    Third,
    /// <summary>四级。</summary>
    Fourth,
}

/// <summary>The response or order under which a task goes to villages at once (domain 3.10).</summary>
public sealed record EmergencyOrder
{
    /// <summary>Response or order.</summary>
    public required EmergencyGround Ground { get; init; }

    /// <summary>Its document number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string Body { get; init; } = "";

    /// <summary>The level of a response; an order has none.</summary>
    public ResponseLevel? Level { get; init; }

    /// <summary>The day on which it began; null while not told.</summary>
    public DateOnly? Began { get; init; }

    /// <summary>The law it rests on; told when it is filed.</summary>
    public Basis? Basis { get; init; }

    /// <summary>What villages know it by, in one line: body, number, ground, level and day.</summary>
    internal string InOneLine() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Body} {Number} {Ground} {(Level is { } level ? $"{level} " : "")}{Began:yyyy-MM-dd}");

    /// <summary>Checks that it says what villages must know, and for a filing also its basis.</summary>
    /// <param name="filed">Whether it is filed with the district.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The order with its texts in their stored form.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.too-long</c>, <c>field.one-line</c>, <c>field.day-in-future</c>, or <c>text.…</c>; the first argument is the field.</exception>
    public EmergencyOrder RequireWhole(bool filed, DateOnly today)
    {
        var (number, body) = (AdmissionRules.OneLine("order-number", Number), AdmissionRules.OneLine("order-body", Body));
        if (Ground == EmergencyGround.Response && Level is null) throw new RuleViolationException("field.missing", "level");
        if (Began is null) throw new RuleViolationException("field.missing", "began");
        if (Began > today) throw new RuleViolationException("field.day-in-future", "began");
        return this with { Number = number, Body = body, Level = Ground == EmergencyGround.Response ? Level : null, Basis = filed ? WholeBasis() : Basis };
    }

    private Basis WholeBasis() => new(
        AdmissionRules.OneLine("law", Basis?.Law),
        AdmissionRules.OneLine("article", Basis?.Article),
        string.IsNullOrWhiteSpace(Basis?.Text) ? "" : AdmissionRules.Words("law-text", Basis.Text));
}

/// <summary>What reaches the villages: the order and the task under it.</summary>
/// <param name="Order">The response or order.</param>
/// <param name="Title">Title of the task.</param>
/// <param name="Task">What exactly the village does.</param>
public sealed record EmergencyTask(EmergencyOrder Order, string Title, string Task)
{
    /// <summary>Checks that it is whole.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>The task as it is kept: what is read is what is screened.</returns>
    /// <exception cref="RuleViolationException">As <see cref="EmergencyOrder.RequireWhole"/>.</exception>
    public EmergencyTask RequireWhole(DateOnly today)
    {
        var order = Order.RequireWhole(filed: false, today);
        return new EmergencyTask(order, AdmissionRules.OneLine("title", Title, AdmissionRules.LongestTitle), AdmissionRules.Words("task", Task));
    }
}
