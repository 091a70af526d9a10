namespace VillageListsPortal.Domain.Screening;

/// <summary>What is screened: the words of a request as they were sent.</summary>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Description">What is asked; may be empty.</param>
/// <param name="VillageRole">The role that the applicant ticked, in its Chinese word; it may be untrue.</param>
public sealed record ScreeningText(string Title, string Description, string VillageRole);

/// <summary>In which of the two texts something was found.</summary>
public enum TextPart
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The description.</summary>
    Description,
}

/// <summary>The role that the request gives the village (settled S18).</summary>
public enum VillageRole
{
    /// <summary>Nothing that is known was ticked.</summary>
    Unstated,

    /// <summary>责任主体.</summary>
    Responsible,

    /// <summary>协助.</summary>
    Assisting,

    /// <summary>无.</summary>
    Uninvolved,
}
