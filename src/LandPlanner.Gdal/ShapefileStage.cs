using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>
/// A shapefile laid out in a temporary folder by links, as GDAL likes it: plain names, a .shx that fits, no word on the
/// encoding. The source's own
/// folder is only read.
/// </summary>
internal sealed class ShapefileStage : IStagedSource
{
    private readonly ShapefileParts _parts;
    private readonly ScratchFolder _folder = new();
    private readonly List<string> _problems = [];
    private readonly DbfTable? _table;
    private readonly ShapefileIndex? _index;
    private readonly long _deleted;

    /// <exception cref="GdalException">It is no shapefile at all.</exception>
    public ShapefileStage(string path)
    {
        _parts = new(path);
        try
        {
            var shapes = _parts.Find("shp");
            if (shapes is not null && !ShapefileIndex.IsShapefile(shapes))
                throw new GdalException(
                    $"'{Path.GetFileName(shapes)}' is empty or not a shapefile. Ask for the file again.");
            _table = ReadTable();
            _index = shapes is null ? null : StageShapes(shapes);
            StageTable();
            _deleted = CountDeleted();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string? LayerName => _parts.Name;

    public string StagedPath => _folder.File(_index is null ? "shape.dbf" : "shape.shp");

    public string? CrsText => _parts.ReadText("prj");

    public IReadOnlyList<string> Problems => _problems;

    public long? Count => Total - _deleted;

    /// <summary>Records with a shape, a row or both, there or lost, and those marked as deleted.</summary>
    private long Total => _index?.Count ?? _table?.DeclaredRows ?? 0;

    public EncodingVerdict? FindEncoding(string? caller)
    {
        var claims = new List<EncodingClaim>();
        if (caller is not null)
            claims.Add(new("caller", EncodingNames.ByName(caller), $"The caller says {caller}"));
        if (_parts.ReadText("cpg")?.Trim() is { } word)
            claims.Add(new("cpg", EncodingNames.ByName(word), $"The .cpg file says '{word}'"));
        if (_table is not null && EncodingNames.ByLanguageId(_table.LanguageId) is { } language)
            claims.Add(new("language-id", language, $"The .dbf's language id is 0x{_table.LanguageId:X2}"));
        return EncodingFinder.Find(_table?.SampleText() ?? new TextSample(), claims);
    }

    public IReadOnlyList<string> NotesOn(long number, bool hasShape)
    {
        var lostShape = !hasShape && _index is not null && _index.ShouldHaveShape(number);
        var lostRow = _table is not null && number > _table.Rows;
        return (lostShape, lostRow) switch
        {
            (true, true) => ["unreadable-shape", "missing-row"],
            (true, false) => ["unreadable-shape"],
            (false, true) => ["missing-row"],
            _ => [],
        };
    }

    public void Dispose()
    {
        _index?.Dispose();
        _folder.Dispose();
    }

    private void StageTable()
    {
        if (_table is null)
            return;
        if (Total > _table.Rows)
            _table.CopyPadded(_folder.File("shape.dbf"), Total);
        else
            _folder.Link("shape.dbf", _table.Path);
    }

    private DbfTable? ReadTable()
    {
        if (_parts.Find("dbf") is not { } path)
        {
            _problems.Say($"'{_parts.Name}' has no .dbf: its records have no attributes.");
            return null;
        }

        if (DbfTable.TryRead(path) is not { } table)
            return WithoutTable(path);
        if (table.Rows < table.DeclaredRows)
            _problems.Say(
                $"'{Path.GetFileName(path)}' is cut short: {table.Rows} of {table.DeclaredRows} rows are there.");
        return table;
    }

    private DbfTable? WithoutTable(string path)
    {
        if (_parts.Find("shp") is null)
            throw new GdalException(
                $"'{Path.GetFileName(path)}' is empty or not a dBASE table. Ask for the file again.");
        _problems.Say($"'{Path.GetFileName(path)}' is empty or not a dBASE table: the records have no attributes.");
        return null;
    }

    private ShapefileIndex StageShapes(string shapes)
    {
        _folder.Link("shape.shp", shapes);
        var index = OwnIndex(shapes, _table?.Rows ?? 0);
        if (index is null)
        {
            var leastCount = Math.Max(_table?.DeclaredRows ?? 0, IndexedRecords());
            index = ShapefileIndex.Make(shapes, _folder.File("shape.shx"), leastCount);
        }

        if (ShapefileIndex.BytesCutOff(shapes) is > 0 and var bytes)
            _problems.Say($"'{Path.GetFileName(shapes)}' is cut short: {bytes} bytes of it are missing.");
        if (index.Missing > 0)
            _problems.Say(
                $"'{Path.GetFileName(shapes)}' lacks the shapes of {index.Missing} of {index.Count} records.");
        if (_table is not null && index.Count > _table.Rows)
            _problems.Say($"The table has rows for {_table.Rows} of {index.Count} records.");
        return index;
    }

    private ShapefileIndex? OwnIndex(string shapes, long leastCount)
    {
        if (_parts.Find("shx") is not { } path)
        {
            _problems.Say($"'{_parts.Name}' has no .shx: its records were found by walking the .shp.");
            return null;
        }

        var index = ShapefileIndex.TryOpen(shapes, path, leastCount);
        if (index is null)
            _problems.Say(
                $"'{Path.GetFileName(path)}' does not fit the .shp: the records were found by walking the .shp.");
        else
            _folder.Link("shape.shx", path);
        return index;
    }

    /// <summary>Records a .shx speaks of that was good for nothing else.</summary>
    private long IndexedRecords() =>
        _parts.Find("shx") is { } path && ShapefileIndex.IsShapefile(path) ? (new FileInfo(path).Length - 100) / 8 : 0;

    private long CountDeleted()
    {
        var deleted = _table?.CountDeleted(CancellationToken.None) ?? 0;
        if (deleted > 0)
            _problems.Say($"{deleted} rows of the table are marked as deleted and were left out.");
        return deleted;
    }
}
