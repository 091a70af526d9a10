namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>A row of <c>admissions</c>, without rules.</summary>
internal sealed class BareAdmission
{
    public Guid Id { get; set; }
    public Guid UnitId { get; set; }
    public string Status { get; set; } = "";
    public string Kind { get; set; } = "";
    public string List { get; set; } = "";
    public string? ItemCode { get; set; }
    public string Title { get; set; } = "";
    public string Request { get; set; } = "{}";
    public string? Number { get; set; }
    public string? DocumentNumber { get; set; }
    public DateTimeOffset DraftedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public string Findings { get; set; } = "{}";
    public string Pauses { get; set; } = "[]";
    public string[]? Grams { get; set; }

    /// <summary>As that row stands after a step.</summary>
    public void Take(BareAdmission after, string? number)
    {
        (Status, DocumentNumber, Findings, Grams) = (after.Status, after.DocumentNumber, after.Findings, after.Grams);
        if (number is not null) (Number, SubmittedAt) = (number, TimeProvider.System.GetUtcNow());
    }
}

/// <summary>A row of <c>admission_actors</c>.</summary>
internal sealed class BareActor
{
    public Guid AdmissionId { get; set; }
    public Guid PersonId { get; set; }
    public string Act { get; set; } = "";
}

/// <summary>A row of <c>notices</c>.</summary>
internal sealed class BareNotice
{
    public Guid Id { get; set; }
    public Guid? UnitId { get; set; }
    public Guid? PersonId { get; set; }
    public string? Roles { get; set; }
    public string Kind { get; set; } = "";
    public Guid SubjectId { get; set; }
    public string Href { get; set; } = "";
    public string[] Arguments { get; set; } = [];
    public DateTimeOffset At { get; set; }

    public BareNotice For(Guid subject) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitId = UnitId,
        PersonId = PersonId,
        Roles = Roles,
        Kind = Kind,
        SubjectId = subject,
        Href = Href,
        Arguments = Arguments,
        At = TimeProvider.System.GetUtcNow(),
    };
}
