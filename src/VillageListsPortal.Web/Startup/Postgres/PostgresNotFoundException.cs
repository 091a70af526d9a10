namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>No PostgreSQL was named and none is installed. The message is one sentence with the command that helps.</summary>
public sealed class PostgresNotFoundException(string message) : Exception(message);
