namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>PostgreSQL is there but cannot be used. The message is meant for the person who starts the portal.</summary>
public sealed class PostgresStartException(string message, Exception? cause = null) : Exception(message, cause);
