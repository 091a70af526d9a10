using VillageListsPortal.Benchmarks;
using VillageListsPortal.Benchmarks.Papers;

return args switch
{
    [OwnRenderer.Command] => await Children.RenderAsync(),
    [Children.Portal] => await Children.ServeAsync(),
    [Children.Bare] => await Children.ServeBareAsync(),
    _ => await Runner.RunAsync(args),
};
