using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Workspaces.Imports;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web.Imports;

/// <summary>Where an import stands.</summary>
internal enum ImportPhase
{
    Waiting,
    Looking,
    Choosing,
    Importing,
    Done,
}

/// <summary>One person's import, from the files that arrived to the account of each layer. It outlives the panel, not the page.</summary>
internal sealed class ImportDesk(WorkspaceHost host, Uploads uploads, MapSession session, ILogger<ImportDesk> log) : IDisposable
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _failures = [];
    private readonly List<LayerPlan> _plans = [];
    private CancellationTokenSource _work = new();
    private Upload? _upload;

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public ImportPhase Phase { get; private set; }

    public IReadOnlyList<LayerPlan> Plans => _plans;

    /// <summary>Sentences on files that could not be read.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The layer that is looked at.</summary>
    public LayerPlan? Shown { get; private set; }

    /// <summary>Where the map fetches what it shows of <see cref="Shown"/>; null while there is nothing to show.</summary>
    public string? Address { get; private set; }

    /// <summary>How far the look at <see cref="Shown"/> has come; null while there is none.</summary>
    public double? Looked { get; private set; }

    /// <summary>What must hold before anything is stored.</summary>
    public PlanRules Rules => new(host, _plans);

    /// <summary>To be called when something was chosen in a plan.</summary>
    public void Chosen() => Tell();

    /// <summary>Looks into what has arrived, in the place of what was there; while something is being stored, it is turned away.</summary>
    public async Task TakeAsync(string id)
    {
        if (_upload?.Id == id || uploads.Find(id) is not { } upload)
            return;
        if (Phase == ImportPhase.Importing)
        {
            uploads.Remove(id);
            return;
        }

        Clear();
        (_upload, upload.IsTaken) = (upload, true);
        Enter(ImportPhase.Looking);
        var ct = _work.Token;
        await Task.Run(() => Inspect(upload.Files.DataSets, ct), CancellationToken.None);
        if (ct.IsCancellationRequested)
            return;
        Enter(ImportPhase.Choosing);
        if (_plans.Count > 0)
            await ShowAsync(_plans[0]);
        else
            GiveUp();
    }

    /// <summary>Looks at a layer as it would be imported; null for none.</summary>
    public async Task ShowAsync(LayerPlan? plan)
    {
        (Shown, Address, Looked) = (plan, null, null);
        var ct = Restart();
        if (plan is { IsPlaced: true } && _upload is { } upload)
        {
            if (plan.Preview is null)
                await LookAsync(plan, ct);
            if (!ct.IsCancellationRequested && plan.Preview is { } preview)
                Address = upload.Show(preview.Sketch);
        }

        Tell();
    }

    /// <summary>Looks anew, for something was chosen that changes what is read.</summary>
    public Task LookAgainAsync(LayerPlan plan)
    {
        (plan.Preview, plan.Failure) = (null, null);
        return ShowAsync(plan);
    }

    /// <summary>Imports all that is ticked, one after another. What fails leaves nothing behind, and does not keep the others out.</summary>
    public async Task ImportAsync()
    {
        var ct = Restart();
        (Shown, Address, Looked) = (null, null, null);
        Enter(ImportPhase.Importing);
        foreach (var plan in InOrder())
            await ImportAsync(plan, ct);
        if (ct.IsCancellationRequested && !_plans.Exists(plan => plan.State == PlanState.Imported))
        {
            Enter(ImportPhase.Choosing);
            return;
        }

        GiveUp();
        Enter(ImportPhase.Done);
    }

    /// <summary>Stops what is under way.</summary>
    public void Cancel() => _work.Cancel();

    /// <summary>Forgets everything; the files go.</summary>
    public void Clear()
    {
        Restart();
        GiveUp();
        _plans.Clear();
        _failures.Clear();
        (Shown, Address, Looked) = (null, null, null);
        Enter(ImportPhase.Waiting);
    }

    public void Dispose()
    {
        _work.Cancel();
        GiveUp();
    }

    private void Inspect(IReadOnlyList<string> dataSets, CancellationToken ct)
    {
        foreach (var path in dataSets)
        {
            try
            {
                var tables = host.Workspace.Tables;
                var inspection = Inspection.Of(tables, path, null, ct);
                _plans.AddRange(inspection.Layers.Select(layer => PlanDefaults.Of(tables, path, inspection.File, layer)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure)
            {
                _failures.Add(SentenceOf(failure));
            }
        }
    }

    private async Task LookAsync(LayerPlan plan, CancellationToken ct)
    {
        Looked = 0;
        Tell();
        try
        {
            plan.Preview = await Task.Run(() => ImportPreview.RunAsync(host.Workspace, plan.Request(Note(plan)), Teller(done => Looked = done), ct), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception failure)
        {
            plan.Failure = SentenceOf(failure);
        }

        if (!ct.IsCancellationRequested)
            Looked = null;
    }

    private async Task ImportAsync(LayerPlan plan, CancellationToken ct)
    {
        (plan.State, plan.Progress, plan.Failure) = (PlanState.Importing, 0, null);
        Tell();
        try
        {
            ct.ThrowIfCancellationRequested();
            plan.Result = await Task.Run(() => Import.RunAsync(host.Workspace, plan.Request(Note(plan)), Teller(done => plan.Progress = done), ct), CancellationToken.None);
            plan.State = PlanState.Imported;
            await host.Watch.LookAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            plan.State = PlanState.Chosen;
        }
        catch (Exception failure)
        {
            (plan.State, plan.Failure) = (PlanState.Failed, SentenceOf(failure));
        }

        Tell();
    }

    /// <summary>Those first that others are to cover.</summary>
    private List<LayerPlan> InOrder()
    {
        var covered = _plans.Select(plan => plan.Covers).ToHashSet();
        return [.. _plans.Where(plan => plan.IsTicked).OrderBy(plan => covered.Contains(plan.Name.Trim()) ? 0 : 1)];
    }

    private RevisionNote Note(LayerPlan plan) => new(session.Author, Languages.Say($"在地图上导入 {plan.File}", $"Imported on the map: {plan.File}"));

    private string SentenceOf(Exception failure)
    {
        if (ErrorMapping.SentenceOf(failure) is { } sentence)
            return sentence;
        log.ImportFailed(failure);
        return Languages.Say("服务器出了错,没有改动任何数据。请查看服务器日志。", "The server failed, and nothing was changed. Its log says why.");
    }

    private Told Teller(Action<double> set)
    {
        var last = DateTime.MinValue;
        return new(progress =>
        {
            set(progress.Total > 0 ? (double)progress.Records / progress.Total : 0);
            if (DateTime.UtcNow - last < TellEvery)
                return;
            last = DateTime.UtcNow;
            Tell();
        });
    }

    private CancellationToken Restart()
    {
        _work.Cancel();
        _work = new();
        return _work.Token;
    }

    private void GiveUp()
    {
        if (_upload is { } upload)
            uploads.Remove(upload.Id);
        _upload = null;
    }

    private void Enter(ImportPhase phase)
    {
        Phase = phase;
        Tell();
    }

    private void Tell() => Changed?.Invoke();

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
