using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Notifications;

public sealed class NoticeTests
{
    [Fact]
    public void It_goes_to_a_unit_to_some_roles_there_or_to_one_person()
    {
        var (unit, person, subject) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal((unit, null, null), To(NoticeTo.Unit(unit)));
        Assert.Equal((unit, null, "Reviewer"), To(NoticeTo.Unit(unit, Role.Reviewer)));
        Assert.Equal((unit, null, "Reviewer Approver"), To(NoticeTo.Unit(unit, Role.Reviewer, Role.Approver)));
        Assert.Equal((null, person, null), To(NoticeTo.Person(person)));

        var notice = new Notice(NoticeTo.Person(person), "case-passed", new(subject, "/admissions"), ["一", "二"], TestData.Now);
        Assert.Equal(("case-passed", subject, "/admissions", TestData.Now), (notice.Kind, notice.SubjectId, notice.Href, notice.At));
        Assert.Equal(["一", "二"], notice.Arguments);
    }

    private static (Guid?, Guid?, string?) To(NoticeTo to)
    {
        var notice = new Notice(to, "any", new(Guid.CreateVersion7(), "/"), [], TestData.Now);
        return (notice.UnitId, notice.PersonId, notice.Roles);
    }
}
