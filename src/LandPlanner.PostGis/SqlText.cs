using System.Globalization;
using System.Reflection;

namespace LandPlanner.PostGis;

/// <summary>The static statements under <c>Sql/</c>.</summary>
internal static class SqlText
{
    private const string SchemaMark = "{schema}";
    private const string ReaderMark = "{reader}";

    private static readonly Assembly Own = typeof(SqlText).Assembly;

    /// <summary>The numbered files, in order.</summary>
    public static IReadOnlyList<(int Number, string Name)> Migrations { get; } =
    [
        .. Own.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name[..3], CultureInfo.InvariantCulture), name)),
    ];

    /// <param name="address">Its schema's name stands in the statements as it is: see <see cref="PostGisAddress"/> on what may be in it.</param>
    public static string Load(string name, PostGisAddress address)
    {
        using var stream = Own.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace(SchemaMark, SqlNames.Quote(address.Schema), StringComparison.Ordinal)
            .Replace(ReaderMark, Roles.Group(address, WorkspaceRole.Reader).Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
