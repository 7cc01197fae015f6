using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Keeps the balance of an import, record by record.</summary>
internal sealed class ImportLedger
{
    /// <summary>Beyond this many the balance still counts every record; their single descriptions are summed up in one.</summary>
    private const int MostProblems = 20_000;

    private readonly List<RecordProblem> _problems = [];
    private long _read, _intact, _repaired, _rejected, _unlisted;
    private Area _areaRead, _byRepair, _bySnapping, _stored, _rejectedArea;

    public long Read => _read;

    public void Enter(SourceRecord record, IntakeResult result)
    {
        _read++;
        _areaRead += result.AreaRead;
        _byRepair += result.AreaChangedByRepair;
        _bySnapping += result.AreaChangedBySnapping;
        _stored += result.AreaStored;
        _rejectedArea += result.AreaRejected;
        Count(result.Status == IntakeStatus.Intact && record.Notes.Count > 0 ? IntakeStatus.Repaired : result.Status);
        Describe(record, result);
    }

    /// <summary>A record without a shape in a layer that has none.</summary>
    public void EnterIntact()
    {
        _read++;
        _intact++;
    }

    public Reconciliation Close()
    {
        if (_unlisted > 0)
            _problems.Add(new(0, "more", null, null, "counted", Detail: $"{_unlisted} more problems are counted but not listed one by one."));
        return new(_read, _intact, _repaired, _rejected, _areaRead, _byRepair, _bySnapping, _stored, _rejectedArea, _problems);
    }

    private void Count(IntakeStatus status)
    {
        switch (status)
        {
            case IntakeStatus.Intact: _intact++; break;
            case IntakeStatus.Repaired: _repaired++; break;
            default: _rejected++; break;
        }
    }

    private void Describe(SourceRecord record, IntakeResult result)
    {
        var action = result.Status == IntakeStatus.Rejected ? "rejected" : "repaired";
        foreach (var note in record.Notes)
            List(new(record.Number, note, null, null, action));
        foreach (var problem in result.ProblemsOf(record.Number))
            List(problem);
    }

    private void List(RecordProblem problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
        else
            _unlisted++;
    }
}
