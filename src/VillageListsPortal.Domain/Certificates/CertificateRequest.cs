namespace VillageListsPortal.Domain.Certificates;

/// <summary>What a clerk enters for one certificate; checked as a whole by <see cref="Certificate.Prepare"/>.</summary>
public sealed record CertificateRequest
{
    /// <summary>Name of the person who asks (当事人), as on the identity document.</summary>
    public required string Name { get; init; }

    /// <summary>The identity document (settled S25).</summary>
    public required IdentityDocument Document { get; init; }

    /// <summary>要求出具证明的单位, printed as 抬头; null where none was told.</summary>
    public string? AskingBody { get; init; }

    /// <summary>The other fields of the wording by name.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>How the person comes, and who helps.</summary>
    public Attendance Attendance { get; init; } = new(AttendanceMode.AtDesk);

    /// <summary>That the person has said to hold none of the papers that make this certificate needless (domain 4.8).</summary>
    public bool NoOtherProof { get; init; }
}

/// <summary>How the person comes (domain 4.6).</summary>
public enum AttendanceMode
{
    /// <summary>At the desk.</summary>
    AtDesk,
    /// <summary>上门办。</summary>
    HomeVisit,
}

/// <summary>How the person comes, and who helps (domain 4.6, settled S25).</summary>
/// <param name="Mode">At the desk or at home.</param>
public sealed record Attendance(AttendanceMode Mode)
{
    /// <summary>Name of the agent (委托代办人); null if the person comes in person.</summary>
    public string? AgentName { get; init; }

    /// <summary>The agent's relation to the person.</summary>
    public string? AgentRelation { get; init; }

    /// <summary>Guardian of a minor.</summary>
    public string? GuardianName { get; init; }

    /// <summary>That the guardian consents (domain 8.1).</summary>
    public bool GuardianConsents { get; init; }

    /// <summary>That the person cannot write and prints a finger (按手印).</summary>
    public bool MarksByHand { get; init; }

    /// <summary>The first of two witnesses of the mark.</summary>
    public string? FirstWitness { get; init; }

    /// <summary>The second witness.</summary>
    public string? SecondWitness { get; init; }
}
