using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

/// <summary>What a call that breaks a rule says.</summary>
internal static class Refusal
{
    public static string Code(Action call) => Assert.Throws<RuleViolationException>(call).Code;
}
