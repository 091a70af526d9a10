namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>One field of a form of this part: label above, help under it, what is wrong or missing at it.</summary>
/// <param name="Name">Name of the input.</param>
/// <param name="Label">Label.</param>
/// <param name="Value">Value.</param>
public sealed record FieldView(string Name, string Label, string? Value)
{
    public string? Help { get; init; }

    /// <summary>What several fields of one label belong to, for the summary of what is wrong.</summary>
    public string? Of { get; init; }

    public bool Optional { get; init; }

    /// <summary>Whether the request cannot be submitted without it and it is empty still.</summary>
    public bool Lacks { get; init; }

    /// <summary>More than one: a text of several lines.</summary>
    public int Rows { get; init; } = 1;

    public string Type { get; init; } = "text";

    public string? Mode { get; init; }

    /// <summary>Values and texts of a choice.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }
}
