using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class RuleViolationExceptionTests
{
    [Fact]
    public void A_violation_carries_its_code_as_message_and_its_arguments_in_order()
    {
        var violation = new RuleViolationException("certificate.item-not-in-force", "ZM-04", 3);

        Assert.Equal("certificate.item-not-in-force", violation.Code);
        Assert.Equal(violation.Code, violation.Message);
        Assert.Equal(["ZM-04", 3], violation.Arguments);
        Assert.Empty(new RuleViolationException("a.b").Arguments);
    }
}
