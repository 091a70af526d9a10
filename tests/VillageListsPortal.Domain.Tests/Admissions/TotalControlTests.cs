using FsCheck.Fluent;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>总量控制、增减挂钩 (domain 3.2, issue 4): the cap is one of each village and month, and what is named goes with the approval.</summary>
public sealed class TotalControlTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private readonly Desk desk = new();

    [Fact] // per village and month: what counts is the most that one village has
    public void Hours_of_other_villages_do_not_count()
    {
        Workload[] loads = [Load(10, One), Load(25, Other), Load(8, One), Load(90, Guid.CreateVersion7())];
        Assert.Equal(new HeaviestVillage(Other, 25), Heaviest(TaskRequest(), loads));
        Assert.Equal(new HeaviestVillage(One, 18), TotalControl.Heaviest(TaskRequest(), InForceFrom, [One], loads, []));
        Assert.Equal(new HeaviestVillage(null, 0), TotalControl.Heaviest(TaskRequest(), InForceFrom, [], loads, []));
    }

    [Fact] // a day on which both are in force; what is over before, or begins after, does not count
    public void Only_what_is_in_force_at_the_same_time_counts()
    {
        var request = TaskRequest(); // from InForceFrom until 30 June
        var (before, later, after) = (Load(20, One) with { Until = InForceFrom.AddDays(-1) }, Load(30, One) with { From = InForceFrom.AddDays(10) }, Load(40, One) with { From = request.Until!.Value.AddDays(1) });
        var meanwhile = Load(5, One) with { Until = InForceFrom.AddDays(9) };
        Assert.Equal(30, Heaviest(request, before, later, after, meanwhile).Hours); // the one ends before the other begins
        Assert.Equal(35, Heaviest(request, before, later, after, meanwhile with { Until = InForceFrom.AddDays(10) }).Hours);
        Assert.Equal(70, Heaviest(request with { Until = null }, later, after).Hours); // without end
    }

    [Fact]
    public void An_amendment_replaces_the_hours_of_its_own_item()
    {
        var item = ListItem("XZ-03");
        Workload[] loads = [Load(12, One) with { Code = item.Code }, Load(14, One) with { Code = item.Code, From = InForceFrom.AddDays(5) }, Load(3, One) with { Code = "XZ-04" }];
        Assert.Equal(3, Heaviest(AmendRequest(item) with { MonthlyHours = 13 }, loads).Hours);
    }

    [Fact] // a village that is over the cap already is no reason to refuse what gives it nothing more
    public void An_amendment_that_gives_no_village_more_is_never_over_the_cap()
    {
        var capped = Rules(new AdmissionSettings { HoursCap = 10 });
        var amended = AmendRequest(ListItem("XZ-03")) with { MonthlyHours = 12 };
        Workload[] loads = [Load(12, One) with { Code = "XZ-03" }, Load(30, One)];
        Assert.Null(TotalControl.Heaviest(amended, InForceFrom, [One], loads, []));
        capped.RequireCap(amended, null);

        foreach (var (more, villages) in new (AdmissionRequest, Guid[])[] { (amended with { MonthlyHours = 13 }, [One]), (amended, [One, Other]) }) // more hours, or a village that did not have it
        {
            Assert.Equal("admission.over-cap", Refusal.Code(() => capped.RequireCap(more, TotalControl.Heaviest(more, InForceFrom, villages, loads, [])!.Hours)));
        }

        Assert.NotNull(TotalControl.Heaviest(amended, InForceFrom, [One], [loads[0] with { Until = InForceFrom.AddDays(9) }], [])); // for longer than before
    }

    [Fact]
    public void What_is_named_sets_its_hours_free()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        var removal = new Desk().Admission(AdmissionStatus.Consulting, RemoveRequest(ListItem("XZ-05")));
        Workload[] loads = [Load(12, One) with { AdmissionId = task.Id }, Load(7, One) with { Code = "XZ-05" }, Load(4, One)];
        Assert.Equal(23, Heaviest(Later(), loads).Hours);
        Assert.Equal(11, TotalControl.Heaviest(Later(task), LaterFrom, [One, Other], loads, [task])!.Hours);
        Assert.Equal(4, TotalControl.Heaviest(Later(task, removal), LaterFrom, [One, Other], loads, [task, removal])!.Hours);
    }

    [Fact]
    public void Nothing_of_the_negative_list_is_ever_named()
    {
        foreach (var status in new[] { AdmissionStatus.Submitted, AdmissionStatus.Approved })
        {
            var removal = desk.Admission(status, RemoveRequest(ListItem("FM-02")));
            Assert.Equal("exchange.negative", Refusal.Code(() => TotalControl.RequireNameable(Later(removal), LaterFrom, [removal])));
        }
    }

    [Fact] // domain 3.4, settled S15: an item goes only by an admission of its own
    public void An_item_goes_only_by_a_removal_that_is_filed()
    {
        var item = new Desk().Admission(AdmissionStatus.Approved, AddRequest(ListKind.Assistance));
        Assert.Equal("exchange.needs-removal", Refusal.Code(() => TotalControl.RequireNameable(Later(item), LaterFrom, [item])));
        foreach (var status in Enum.GetValues<AdmissionStatus>().Except([AdmissionStatus.Expired, AdmissionStatus.Stopped, AdmissionStatus.Contested])) // no removal is stopped (domain 3.11)
        {
            var removal = new Desk().Admission(status, RemoveRequest(ListItem("XZ-05")));
            var filed = status == AdmissionStatus.Approved || AdmissionWorkflow.WithDistrict.Contains(status);
            Assert.Equal(filed ? null : "exchange.not-filed", TotalControl.WhyNot(removal, LaterFrom));
        }
    }

    [Fact]
    public void A_task_is_named_only_while_it_is_in_force_and_once()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        Assert.Null(TotalControl.WhyNot(task, task.Request.Until!.Value));
        Assert.Equal("exchange.over", TotalControl.WhyNot(task, task.Request.Until!.Value.AddDays(1)));
        Assert.Equal("exchange.over", TotalControl.WhyNot(task, InForceFrom)); // it would end before it has begun
        foreach (var status in new[] { AdmissionStatus.AwaitingApproval, AdmissionStatus.Expired, AdmissionStatus.Refused }) Assert.Equal("exchange.over", TotalControl.WhyNot(new Desk().Admission(status), LaterFrom));
        Assert.Equal("exchange.unknown", Refusal.Code(() => TotalControl.RequireNameable(Later(task), LaterFrom, [])));

        var coming = Approved(Later(task));
        coming.EndNamed([task], [task.UnitId], desk.Approver, Now);
        Assert.Equal("exchange.over", TotalControl.WhyNot(task, LaterFrom));
    }

    [Fact] // domain 3.9: in the same transaction, on the effective day
    public void The_task_that_is_named_ends_on_the_day_before_what_comes_begins()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        var coming = Approved(Later(task));

        coming.EndNamed([task], [task.UnitId], desk.Approver, Now);

        Assert.Equal((LaterFrom.AddDays(-1), coming.Id, LaterFrom.AddDays(-1), AdmissionStatus.Approved), (task.EndsOn, task.EndedFor, task.LastDay, task.Status));
        var told = Assert.IsType<AdmissionEndsEarly>(task.Events[^1]);
        Assert.Equal(("2027-06-30", $"{LaterFrom.AddDays(-1):yyyy-MM-dd} {coming.Number}"), (told.Before, told.After));
        Assert.False(task.IsOverOn(LaterFrom.AddDays(-1)));
        Assert.True(task.IsOverOn(LaterFrom));
        task.Expire(On(LaterFrom));
        Assert.Equal(AdmissionStatus.Expired, task.Status);
    }

    [Fact] // domain 3.4: whose task goes is consulted like everybody else
    public void The_task_of_a_unit_that_was_not_asked_does_not_end()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        var coming = Approved(Later(task));
        Assert.Equal("exchange.unasked", Refusal.Code(() => coming.EndNamed([task], [], desk.Approver, Now)));
        Assert.Null(task.EndsOn);

        var own = new Desk();
        var mine = own.Admission(AdmissionStatus.Approved);
        var next = own.Admission(AdmissionStatus.AwaitingApproval, Later(mine));
        next.Approve(Approval(LaterFrom), own.Rules, own.Approver, Now);
        next.EndNamed([mine], [], own.Approver, Now); // its own task needs nobody asked
        Assert.NotNull(mine.EndsOn);
    }

    [Fact]
    public void A_removal_that_is_named_is_approved_before_or_together_and_for_the_same_day_at_the_latest()
    {
        var waiting = desk.Admission(AdmissionStatus.AwaitingApproval, RemoveRequest(ListItem("XZ-05")));
        var coming = Approved(Later(waiting));
        Assert.Equal("exchange.not-approved", Refusal.Code(() => coming.EndNamed([waiting], [], desk.Approver, Now)));
        waiting.Approve(Approval(LaterFrom.AddDays(1)), desk.Rules, desk.Approver, Now);
        Assert.Equal("exchange.not-approved", Refusal.Code(() => coming.EndNamed([waiting], [], desk.Approver, Now)));

        var gone = new Desk();
        var removal = gone.Admission(AdmissionStatus.AwaitingApproval, RemoveRequest(ListItem("XZ-05")));
        removal.Approve(Approval(LaterFrom), gone.Rules, gone.Approver, Now);
        Approved(Later(removal)).EndNamed([removal], [], desk.Approver, Now);
        Assert.Null(removal.EndsOn); // its list change is its own
    }

    [Fact] // what has ended by itself stops nobody at the approval; at the filing it is not chosen
    public void A_task_that_has_ended_by_itself_before_stops_no_approval()
    {
        var request = TaskRequest() with { Until = LaterFrom.AddDays(-1) };
        foreach (var task in new[] { desk.Admission(AdmissionStatus.Approved, request), new Desk().Admission(AdmissionStatus.Expired, request) })
        {
            Assert.Equal("exchange.over", TotalControl.WhyNot(task, LaterFrom));
            Assert.Empty(TotalControl.Going(LaterFrom, [task]));
            Approved(Later(task)).EndNamed([task], [], desk.Approver, Now);
            Assert.Null(task.EndsOn);
        }

        var ended = new Desk().Admission(AdmissionStatus.Approved); // early, for another
        Approved(Later(ended)).EndNamed([ended], [ended.UnitId], desk.Approver, Now);
        var next = Approved(Later(ended));
        next.RequireExchange([ended], [], LaterFrom);
        Assert.Equal("exchange.over", Refusal.Code(() => next.RequireExchange([ended], [], LaterFrom.AddDays(-1)))); // it lasts until then
        Assert.Equal("exchange.unknown", Refusal.Code(() => next.RequireExchange([], [], LaterFrom)));
    }

    [Fact] // domain 3.4: who was asked about an earlier text was not asked about the task named since
    public void Only_who_was_asked_since_the_last_countersign_counts_as_asked()
    {
        var coming = desk.Admission(AdmissionStatus.Assessing);
        Assert.Equal(desk.Bodies, coming.AskedNow);
        coming.Return("请选减掉什么", desk.Reviewer, desk.At);
        desk.At = desk.At.AddDays(1);
        foreach (var next in new[] { AdmissionStatus.AwaitingCountersign, AdmissionStatus.Submitted, AdmissionStatus.Accepted }) desk.Bring(coming, next);
        Assert.Equal(desk.At, coming.LeftAt);
        Assert.Empty(coming.AskedNow);
        var owner = Guid.CreateVersion7();
        desk.Consult(coming, null, null, owner);
        Assert.Equal([owner], coming.AskedNow);
    }

    [Fact] // the municipality decides on what the district can carry out; a removal may lie there together with it
    public void What_cannot_go_is_said_before_the_municipality_has_it()
    {
        var removal = new Desk().Admission(AdmissionStatus.AwaitingApproval, RemoveRequest(ListItem("XZ-05")));
        var coming = new Desk().Admission(AdmissionStatus.AwaitingMunicipal, Later(removal));
        Assert.Equal("exchange.not-approved", coming.Refused(() => coming.RequireExchange([removal], [], LaterFrom)));
        removal.Approve(Approval(LaterFrom), MunicipalRules(), desk.Approver, Now);
        coming.RequireExchange([removal], [], LaterFrom);
        Assert.Equal("exchange.not-approved", Refusal.Code(() => Approved(Later(removal)).RequireExchange([removal], [], LaterFrom)));
    }

    [Fact]
    public void Nothing_ends_for_a_request_that_is_not_approved()
    {
        var task = desk.Admission(AdmissionStatus.Approved);
        foreach (var status in Enum.GetValues<AdmissionStatus>().Except([AdmissionStatus.Approved, AdmissionStatus.Expired]))
        {
            var request = new Desk().Admission(status, Later(task));
            Assert.Equal("admission.not-approved", request.Refused(() => request.EndNamed([task], [task.UnitId], desk.Approver, Now)));
        }

        Assert.Null(task.EndsOn);
    }

    [Fact]
    public void What_brings_no_work_names_nothing_and_nobody_names_more_than_twenty()
    {
        var removal = desk.Admission(AdmissionStatus.Draft, RemoveRequest(ListItem("XZ-05")) with { InExchange = [Guid.CreateVersion7()] });
        Assert.Empty(removal.Request.InExchange);
        var twice = Guid.CreateVersion7();
        Assert.Equal([twice], desk.Admission(AdmissionStatus.Draft, TaskRequest() with { InExchange = [twice, twice] }).Request.InExchange);
        Assert.Equal("exchange.too-many", Refusal.Code(() => desk.Admission(AdmissionStatus.Draft, TaskRequest() with { InExchange = [.. Enumerable.Range(0, 21).Select(_ => Guid.CreateVersion7())] })));
    }

    [Fact] // against a count of every day of the term
    public void The_most_is_the_most_of_any_village_on_any_day() => Always.Holds(
        Gen.ArrayOf(from hours in Gen.Choose(1, 40) from start in Gen.Choose(-20, 60) from days in Gen.Choose(0, 40) from place in Gen.Choose(0, 2) select (hours, start, days, place), 8), drawn =>
        {
            var request = TaskRequest() with { Until = InForceFrom.AddDays(45) };
            var loads = drawn.Select(d => new Workload(Guid.CreateVersion7(), null, d.hours, InForceFrom.AddDays(d.start), InForceFrom.AddDays(d.start + d.days), d.place == 0 ? new HashSet<Guid> { One } : d.place == 1 ? new HashSet<Guid> { Other } : new HashSet<Guid> { One, Other })).ToList();
            var counted = (from village in new[] { One, Other }
                           from day in Enumerable.Range(0, 46).Select(InForceFrom.AddDays)
                           select loads.Where(l => l.Villages.Contains(village) && l.From <= day && day <= l.Until).Sum(l => l.Hours)).Max();
            return Heaviest(request, [.. loads]).Hours == counted;
        });

    private static readonly DateOnly LaterFrom = InForceFrom.AddDays(30);

    private static HeaviestVillage Heaviest(AdmissionRequest request, params Workload[] loads) => TotalControl.Heaviest(request, request.From!.Value, [One, Other], loads, [])!;

    private static Workload Load(decimal hours, Guid village) => new(Guid.CreateVersion7(), null, hours, InForceFrom.AddDays(-60), null, new HashSet<Guid> { village });

    private static AdmissionRequest Later(params Admission[] named) => TaskRequest() with { Title = "另一项任务", From = LaterFrom, InExchange = [.. named.Select(n => n.Id)] };

    private static Admission Approved(AdmissionRequest request)
    {
        var other = new Desk();
        var admission = other.Admission(AdmissionStatus.AwaitingApproval, request);
        admission.Approve(Approval(LaterFrom), other.Rules, other.Approver, Now);
        return admission;
    }
}
