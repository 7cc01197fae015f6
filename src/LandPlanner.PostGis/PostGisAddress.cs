using System.Globalization;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Where a workspace lies on a server: <c>postgresql://user@host:5432/db?schema=wenquan</c>.</summary>
/// <remarks>
/// As libpq's URIs, with <c>schema</c> for the workspace; <c>sslmode</c>, <c>sslrootcert</c>, <c>sslcert</c>, <c>sslkey</c>,
/// <c>passfile</c>, <c>connect_timeout</c> and <c>host</c> (a socket's folder) mean what they mean there. A password may stand in
/// it, but never comes out of it: <see cref="ToString"/> leaves it out. PGPASSWORD, PGPASSFILE and ~/.pgpass are looked at.
/// </remarks>
public sealed class PostGisAddress
{
    public const string DefaultSchema = "landplanner";

    private const int DefaultPort = 5432;
    private const int LongestNameBytes = 63;
    private const int BufferBytes = 1 << 16;

    private static readonly string[] Prefixes = ["postgresql://", "postgres://"];

    private static readonly string[] TakenSchemas = ["public", "information_schema"];

    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostGisAddress(NpgsqlConnectionStringBuilder connection, string schema) => (_connection, Schema) = (connection, schema);

    public string Schema { get; }

    public string Host => _connection.Host!;

    public int Port => _connection.Port;

    public string Database => _connection.Database!;

    public string User => _connection.Username!;

    /// <summary>Holds the password, where there is one: for the driver alone.</summary>
    internal string ConnectionString => _connection.ConnectionString;

    public static bool IsOne(string address) =>
        Prefixes.Any(prefix => address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="WorkspaceException">Not such an address; the message does not repeat it, since a password may be in it.</exception>
    public static PostGisAddress Parse(string address)
    {
        // An empty host is libpq's way to say the one of this machine, and no URI to .NET.
        if (!IsOne(address) || !Uri.TryCreate(address.Replace("@/", "@localhost/", StringComparison.Ordinal), UriKind.Absolute, out var uri))
            throw new WorkspaceException("This is no PostgreSQL address. Write it like postgresql://user@host:5432/database?schema=wenquan.");
        var (user, password) = Credentials(uri);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.IdnHost.Trim('[', ']') : "localhost",
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Username = user,
            Password = password,
            Database = DatabaseOf(uri) ?? user,
            ApplicationName = "LandPlanner",
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            KeepAlive = 30,
            CommandTimeout = 0,
            WriteBufferSize = BufferBytes,
            ReadBufferSize = BufferBytes,
        };
        var schema = DefaultSchema;
        foreach (var (name, value) in Options(uri))
        {
            if (name == "schema")
                schema = value;
            else
                Set(connection, name, value);
        }

        return new(connection, Checked(schema));
    }

    /// <summary>Without the password.</summary>
    public override string ToString()
    {
        var host = Host.StartsWith('/') ? "localhost" : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        var socket = Host.StartsWith('/') ? $"&host={Uri.EscapeDataString(Host)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"postgresql://{Uri.EscapeDataString(User)}@{host}:{Port}/{Uri.EscapeDataString(Database)}?schema={Schema}{socket}");
    }

    private static (string User, string? Password) Credentials(Uri uri)
    {
        var parts = uri.UserInfo.Split(':', 2);
        var user = Uri.UnescapeDataString(parts[0]);
        return (user.Length > 0 ? user : Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName,
            parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null);
    }

    private static string? DatabaseOf(Uri uri) =>
        uri.AbsolutePath.Trim('/') is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null;

    private static IEnumerable<(string Name, string Value)> Options(Uri uri)
    {
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            yield return (Uri.UnescapeDataString(parts[0]).ToLowerInvariant(), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder connection, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                connection.SslMode = SslModeOf(value);
                break;
            case "sslrootcert":
                connection.RootCertificate = value;
                break;
            case "sslcert":
                connection.SslCertificate = value;
                break;
            case "sslkey":
                connection.SslKey = value;
                break;
            case "passfile":
                connection.Passfile = value;
                break;
            case "host":
                connection.Host = value;
                break;
            case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                connection.Timeout = seconds;
                break;
            default:
                throw new WorkspaceException(
                    $"The PostgreSQL address has an option '{name}' that is not understood, or not with this value. Leave it out; there are: " +
                    $"schema, sslmode, sslrootcert, sslcert, sslkey, passfile, connect_timeout (seconds), host.");
        }
    }

    private static SslMode SslModeOf(string word) =>
        Enum.TryParse<SslMode>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)
            ? mode
            : throw new WorkspaceException(
                $"The PostgreSQL address asks for sslmode={word}; there are disable, allow, prefer, require, verify-ca, verify-full.");

    private static string Checked(string schema)
    {
        if (schema.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(schema) > LongestNameBytes
            || !schema.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-')
            || schema.StartsWith("pg_", StringComparison.OrdinalIgnoreCase) || TakenSchemas.Contains(schema, StringComparer.OrdinalIgnoreCase))
        {
            throw new WorkspaceException(
                $"A workspace cannot lie in the schema '{schema}': it needs one of its own, of letters and digits and at most {LongestNameBytes} bytes, such as ?schema=wenquan.");
        }

        return schema;
    }
}
