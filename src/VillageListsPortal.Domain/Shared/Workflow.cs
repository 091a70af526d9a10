namespace VillageListsPortal.Domain.Shared;

/// <summary>One row of a workflow: in this state, this step, done by one of these roles, leads there.</summary>
/// <typeparam name="TStatus">The states.</typeparam>
/// <typeparam name="TStep">The steps.</typeparam>
/// <param name="From">State before.</param>
/// <param name="Step">The step.</param>
/// <param name="To">State after.</param>
/// <param name="Roles">Who may take it.</param>
public sealed record Transition<TStatus, TStep>(TStatus From, TStep Step, TStatus To, params Role[] Roles)
    where TStatus : struct, Enum
    where TStep : struct, Enum;

/// <summary>The whole life of one kind of case as one table: the entity moves by it, pages ask it, the diagram is drawn from it.</summary>
/// <typeparam name="TStatus">The states.</typeparam>
/// <typeparam name="TStep">The steps.</typeparam>
/// <param name="transitions">The table.</param>
public sealed class Workflow<TStatus, TStep>(IReadOnlyList<Transition<TStatus, TStep>> transitions)
    where TStatus : struct, Enum
    where TStep : struct, Enum
{
    /// <summary>The table itself.</summary>
    public IReadOnlyList<Transition<TStatus, TStep>> Transitions => transitions;

    /// <summary>Whether the step may be taken in this state by this role.</summary>
    /// <param name="status">State now.</param>
    /// <param name="step">The step wished for.</param>
    /// <param name="role">The role of the post acted in.</param>
    /// <returns>True if the table has such a row.</returns>
    public bool Allows(TStatus status, TStep step, Role? role) =>
        role is { } r && transitions.Any(t => Is(t, status, step) && t.Roles.Contains(r));

    /// <summary>The state after the step.</summary>
    /// <param name="status">State now.</param>
    /// <param name="step">The step taken.</param>
    /// <param name="role">The role of the post acted in.</param>
    /// <returns>The state after.</returns>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c> in this state, <c>workflow.role-not-allowed</c> for this role.</exception>
    public TStatus Next(TStatus status, TStep step, Role? role)
    {
        var row = transitions.FirstOrDefault(t => Is(t, status, step))
            ?? throw new RuleViolationException("workflow.step-not-allowed", step, status);
        return role is { } r && row.Roles.Contains(r)
            ? row.To
            : throw new RuleViolationException("workflow.role-not-allowed", step, status);
    }

    /// <summary>The state after a step that the portal takes by itself: a row without roles.</summary>
    /// <param name="status">State now.</param>
    /// <param name="step">The step taken.</param>
    /// <returns>The state after.</returns>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c>.</exception>
    public TStatus NextAlone(TStatus status, TStep step) => transitions.FirstOrDefault(t => Is(t, status, step) && t.Roles.Length == 0) is { } row
        ? row.To
        : throw new RuleViolationException("workflow.step-not-allowed", step, status);

    private static bool Is(Transition<TStatus, TStep> t, TStatus status, TStep step) =>
        EqualityComparer<TStatus>.Default.Equals(t.From, status) && EqualityComparer<TStep>.Default.Equals(t.Step, step);
}
