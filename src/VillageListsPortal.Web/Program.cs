using VillageListsPortal.Web.Startup;

return await Commands.RunAsync(args);
