using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage.Tests;

/// <summary>Python's own JSON, hashes and SQLite follow History.md to the same figures.</summary>
public sealed class HistoryDocumentTests : IDisposable
{
    private const string Check = """
        import base64, hashlib, json, sqlite3, struct, sys
        db = sqlite3.connect(sys.argv[1])
        sha = lambda b: hashlib.sha256(b).hexdigest()
        canonical = lambda v: json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()
        previous, state, records = '', {}, 0
        for number, body, hash in db.execute('SELECT number, body, hash FROM landplanner_revisions ORDER BY number'):
            r = json.loads(body)
            assert canonical(r).decode() == body and sha(body.encode()) == hash
            assert r['previous'] == previous and r['number'] == number
            previous = hash
            if r['kind'] == 'layer-written':
                manifest, provenance = db.execute('SELECT manifest, provenance FROM landplanner_writes WHERE revision = ?', (number,)).fetchone()
                assert sha(manifest) == r['details']['manifest'] and sha(provenance.encode()) == r['details']['provenance']
                if r['details']['mode'] != 'append': state = {}
                for i in range(0, len(manifest), 24): state[struct.unpack('<q', manifest[i:i+8])[0]] = manifest[i+8:i+24]
                packed = b''.join(struct.pack('<q', i) + state[i] for i in sorted(state))
                assert sha(canonical(r['details']['draft']['schema']) + packed) == r['details']['contentHash']
            kept = [r['details']] if r['kind'] == 'record-kept' else r['details'].get('records', [])
            rows = db.execute('SELECT kind, id, content FROM landplanner_records WHERE revision = ?', (number,)).fetchall()
            assert [(k['kind'], k['id'], k['sha256']) for k in kept] == sorted((kind, id, sha(content)) for kind, id, content in rows)
            records += len(kept)
            if r['kind'] in ('edited', 'adopted'):
                digest = hashlib.sha256()
                for f, b, a in db.execute('SELECT feature_id, before, after FROM landplanner_changes WHERE revision = ? ORDER BY feature_id', (number,)):
                    parse = lambda t: None if t is None else json.loads(t)
                    digest.update(canonical({'after': parse(a), 'before': parse(b), 'feature': f, 'layer': 'parcels'}) + b'\n')
                    known = None if b is None else bytes.fromhex(parse(b)['hash']) if 'hash' in parse(b) else hashlib.sha256(b.encode()).digest()[:16]
                    assert known == state.get(f)
                    if a is None: del state[f]
                    else: state[f] = hashlib.sha256(a.encode()).digest()[:16]
                assert digest.hexdigest() == r['details']['changes']
        rows = db.execute('SELECT fid, geom, lp_version, "文", "整", "实", "真", "日", "块" FROM parcels ORDER BY fid').fetchall()
        assert [row[0] for row in rows] == sorted(state)
        for fid, geom, version, text, whole, real, truth, day, blob in rows:
            shape = None if geom is None else base64.b64encode(geom[8 if geom[3] & 16 else 40:]).decode()
            values = [text, whole, real, None if truth is None else truth == 1, day, None if blob is None else base64.b64encode(blob).decode()]
            feature = canonical({'id': fid, 'shape': shape, 'values': values, 'version': version})
            assert hashlib.sha256(feature).digest()[:16] == state[fid], feature
        print(previous, len(rows), records)
        """;

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Python_finds_the_history_whole_by_the_document_alone()
    {
        Command.Require("python3");
        var layer = TestWorkspace.Parcels with
        {
            Schema = new(
            [
                new("文", FieldType.Text), new("整", FieldType.Integer), new("实", FieldType.Real), new("真", FieldType.Boolean),
                new("日", FieldType.Date), new("块", FieldType.Binary),
            ]),
        };
        object?[] values = ["田\u0001\"\\\n\u007f𠮷", long.MaxValue, 0.1, true, new DateOnly(2024, 2, 29), new byte[] { 1, 2 }];
        object?[] none = [null, null, null, null, null, null];
        string head;
        await using (var store = await _workspace.CreateAsync())
        {
            await TestWorkspace.WriteAsync(store, [new(0, TestWorkspace.Square(1, 2), values), new(0, null, none)], layer);
            await TestWorkspace.WriteAsync(store, [new(0, TestWorkspace.Square(3, 4), none), new(0, new NetTopologySuite.IO.WKTReader().Read("POLYGON EMPTY"), none)], layer, WriteMode.Append);
            await store.CommitAsync(
                new(TestWorkspace.Note)
                {
                    Adds = [new("parcels", null, values)],
                    Updates = [new("parcels", 2, 1, TestWorkspace.Square(9, 9), values)],
                    Deletes = [new("parcels", 3, 1)],
                    Records = [new("photo", "乙", new byte[] { 1, 2 }), new("photo", "甲", new byte[] { 3 }), new("letter", "z", ReadOnlyMemory<byte>.Empty)],
                },
                TestWorkspace.Ct);
            await store.KeepRecordAsync("audit", "1", new byte[] { 4 }, TestWorkspace.Note, TestWorkspace.Ct);
            _workspace.Sql("UPDATE parcels SET \"文\" = '外' WHERE fid < 3");
            head = (await store.AdoptAsync(TestWorkspace.Note, TestWorkspace.Ct))!.Hash;
        }

        Assert.Equal($"{head} 4 4\n", await Command.CleanAsync("python3", "-c", Check, _workspace.Path));
    }
}
