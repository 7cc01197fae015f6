using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LandPlanner.Testing;

/// <summary>A PostgreSQL of the tests' own with PostGIS, thrown away afterwards; never the system's. Listens on loopback alone.</summary>
/// <remarks>The server refuses to run as root: there it runs as the user postgres.</remarks>
public sealed class PostGisCluster : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly string _folder;
    private readonly int _port;
    private readonly string _options;

    private PostGisCluster(string folder, int port, string settings)
    {
        (_folder, _port) = (folder, port);
        _options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off {settings}";
    }

    /// <summary>Skips the test at a desk, fails it on CI, where PostGIS is not installed.</summary>
    /// <param name="settings">More of the server's options, as its command line has them.</param>
    public static PostGisCluster Start(string settings = "")
    {
        Checkout.Require(
            File.Exists($"{Programs}/initdb") && Directory.Exists("/usr/share/postgresql/15/extension") && File.Exists("/usr/share/postgresql/15/extension/postgis.control"),
            "PostgreSQL 15 with PostGIS is not installed: apt-get install postgresql-15-postgis-3.");
        var folder = Directory.CreateTempSubdirectory("landplanner-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);
        var cluster = new PostGisCluster(folder, FreePort(), settings);
        AsServer($"{Programs}/initdb", "-D", $"{folder}/data", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "-A", "trust", "--no-sync");
        cluster.Restart();
        cluster.Query("CREATE EXTENSION postgis");
        return cluster;
    }

    /// <summary>An address of this server's, as a workspace's is written.</summary>
    /// <param name="schema">Percent-encoded where it has to be.</param>
    public string Address(string schema, string user = "postgres", string database = "postgres") =>
        $"postgresql://{user}@127.0.0.1:{_port}/{database}?schema={schema}";

    /// <summary>The database postgres as ADO.NET writes it.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    /// <summary>The database postgres as libpq writes it.</summary>
    public string LibpqAddress => $"host=127.0.0.1 port={_port} user=postgres dbname=postgres";

    /// <summary>How many milliseconds psql says each statement of a script with <c>\timing</c> took.</summary>
    public List<double> Timings(string script) =>
    [
        .. Run("psql", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-A", "-t", "-f", script)
            .Split('\n').Where(line => line.StartsWith("Time: ", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>What a statement answers, as psql prints it without headings.</summary>
    public string Query(string sql) =>
        Run("psql", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-A", "-t", "-c", sql).Trim();

    /// <summary>Stops the server; <see cref="Restart"/> starts it again.</summary>
    /// <param name="mode">"immediate" is as a crash: open transactions are lost, nobody is told.</param>
    public void Stop(string mode) => AsServer($"{Programs}/pg_ctl", "-D", $"{_folder}/data", "-m", mode, "-w", "stop");

    /// <summary>From now on everybody but postgres, whom the tests speak as, needs a password.</summary>
    public void DemandPasswords()
    {
        File.WriteAllText($"{_folder}/data/pg_hba.conf", "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        Query("SELECT pg_reload_conf()");
    }

    public void Restart() => AsServer($"{Programs}/pg_ctl", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/server.log", "-o", _options, "start");

    public void Dispose()
    {
        Stop("fast");
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AsServer(params string[] command)
    {
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", .. command]);
        else
            Run(command[0], command[1..]);
    }

    private static string Run(string program, params string[] arguments)
    {
        // The server must not start in a folder its user cannot enter.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }
}
