using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Laws;

/// <summary>A text of a law was loaded into the register.</summary>
public sealed record LawLoaded(Guid SubjectId, string Name, string Version, DateOnly From, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => LawWords.Dated(From, Name, Version);
}

/// <summary>A text of a law was superseded by another from a day on.</summary>
public sealed record LawSuperseded(Guid SubjectId, string Name, string Version, string Next, DateOnly From, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => LawWords.Dated(From, Name, Next);
}

/// <summary>A law was repealed from a day on, and no text follows.</summary>
public sealed record LawRepealed(Guid SubjectId, string Name, string Version, DateOnly From, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => LawWords.Dated(From, Name, Version);
}

/// <summary>Texts in the journal, whose words are told apart by blanks.</summary>
internal static class LawWords
{
    private const char Blank = '\u3000';

    /// <summary>A first day and a text.</summary>
    public static string Dated(DateOnly from, string name, string version) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} {$"{name}（{version}）".Replace(' ', Blank)}");
}
