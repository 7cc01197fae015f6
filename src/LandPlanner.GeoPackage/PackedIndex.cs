using System.Buffers.Binary;

namespace LandPlanner.GeoPackage;

/// <summary>Builds a layer's R-tree in one go, writing SQLite's own tables for it: Hilbert-sorted, packed from the
/// leaves up.</summary>
/// <remarks>
/// The format is that of SQLite's rtree.c: a node is a blob of 2 bytes depth (of the root only), 2 bytes count, then
/// cells, all big-endian; node 1 is
/// the root. <c>rtreecheck</c> finds it whole.
/// </remarks>
internal sealed class PackedIndex
{
    private const int NodeHeaderBytes = 4;
    private const int MostCells = 51;

    // Room for a few features in each node before the first edit must split it.
    private const int PackedCells = 46;
    private const int RootNode = 1;

    private readonly List<IndexCell> _cells = [];

    public int Count => _cells.Count;

    public void Add(IndexCell cell) => _cells.Add(cell);

    /// <summary>Takes up what an index holds already.</summary>
    public void AddAll(Database database, string layer)
    {
        using var row = database.Prepare(LayerSql.SelectIndex(layer));
        while (row.Step())
            _cells.Add(new(row.Long(0), (float)row.Real(1), (float)row.Real(2), (float)row.Real(3),
                (float)row.Real(4)));
    }

    /// <summary>Fills the layer's R-tree, which was just created and is empty.</summary>
    public void Write(Database database, string layer, CancellationToken ct)
    {
        if (_cells.Count == 0)
            return;
        var cells = _cells.ToArray();
        SortAlongCurve(cells);
        using var nodes = database.Prepare($"INSERT OR REPLACE INTO {LayerSql.IndexTable(layer, "node")} VALUES (?, ?)");
        using var parents = database.Prepare($"INSERT INTO {LayerSql.IndexTable(layer, "parent")} VALUES (?, ?)");
        var leaves = new Level(cells, _cells.Count > MostCells ? RootNode + 1 : RootNode);
        WriteRows(database, layer, leaves, ct);
        var blob = new byte[(int)database.QueryLong($"SELECT length(data) FROM {LayerSql.IndexTable(layer, "node")} WHERE nodeno = 1")!];
        WriteLevels(leaves, nodes, parents, blob, ct);
    }

    private static void WriteLevels(Level level, Statement nodes, Statement parents, byte[] blob, CancellationToken ct)
    {
        for (var depth = 0; ; depth++)
        {
            var above = level.Nodes == 1 ? null : level.Above();
            for (var node = 0; node < level.Nodes; node++)
            {
                ct.ThrowIfCancellationRequested();
                Fill(blob, level.IsRoot ? depth : 0, level.CellsOf(node));
                nodes.Bind(1, level.Number(node)).BindBlob(2, blob).Run();
                if (above is not null)
                    parents.Bind(1, level.Number(node)).Bind(2, above.Number(above.NodeOf(node))).Run();
            }

            if (above is null)
                return;
            level = above;
        }
    }

    // In the order of ids: rows are then only ever appended.
    private static void WriteRows(Database database, string layer, Level leaves, CancellationToken ct)
    {
        var ids = new long[leaves.Cells.Length];
        var numbers = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            (ids[i], numbers[i]) = (leaves.Cells[i].Id, leaves.Number(leaves.NodeOf(i)));
        Array.Sort(ids, numbers);
        using var rows = database.Prepare($"INSERT INTO {LayerSql.IndexTable(layer, "rowid")} VALUES (?, ?)");
        for (var i = 0; i < ids.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            rows.Bind(1, ids[i]).Bind(2, numbers[i]).Run();
        }
    }

    private static void Fill(byte[] blob, int depth, ReadOnlySpan<IndexCell> cells)
    {
        Array.Clear(blob);
        BinaryPrimitives.WriteInt16BigEndian(blob, (short)depth);
        BinaryPrimitives.WriteInt16BigEndian(blob.AsSpan(2), (short)cells.Length);
        for (var i = 0; i < cells.Length; i++)
            cells[i].Write(blob.AsSpan(NodeHeaderBytes + i * IndexCell.Bytes));
    }

    private static void SortAlongCurve(IndexCell[] cells)
    {
        var all = IndexCell.Around(0, cells);
        var keys = new uint[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            keys[i] = HilbertCurve.Position(
                Cell((cells[i].MinX + (double)cells[i].MaxX) / 2, all.MinX,
                    all.MaxX), Cell((cells[i].MinY + (double)cells[i].MaxY) / 2, all.MinY, all.MaxY));
        }

        Array.Sort(keys, cells);
    }

    private static uint Cell(double value, double least, double most) =>
        most > least ? (uint)Math.Clamp((value - least) / (most - least) * ushort.MaxValue, 0, ushort.MaxValue) : 0;

    /// <summary>All nodes of one height, their cells dealt out evenly.</summary>
    private sealed class Level
    {
        private readonly long _firstNumber;

        public Level(IndexCell[] cells, long firstNumber)
        {
            Cells = cells;
            IsRoot = cells.Length <= MostCells;
            Nodes = IsRoot ? 1 : (cells.Length + PackedCells - 1) / PackedCells;
            _firstNumber = IsRoot ? RootNode : firstNumber;
        }

        public IndexCell[] Cells { get; }

        public bool IsRoot { get; }

        public int Nodes { get; }

        public long Number(int node) => _firstNumber + node;

        public ReadOnlySpan<IndexCell> CellsOf(int node) => Cells.AsSpan(Start(node), Start(node + 1) - Start(node));

        public int NodeOf(int cell) => (int)(((long)(cell + 1) * Nodes - 1) / Cells.Length);

        public Level Above()
        {
            var cells = new IndexCell[Nodes];
            for (var node = 0; node < Nodes; node++)
                cells[node] = IndexCell.Around(Number(node), CellsOf(node));
            return new(cells, _firstNumber + Nodes);
        }

        private int Start(int node) => (int)((long)node * Cells.Length / Nodes);
    }
}
