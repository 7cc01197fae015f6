using System.Globalization;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Printing;

namespace LandPlanner.Web.Components.Panels;

/// <summary>Chooses paper, scale and place of a sheet and prints it; its frame lies on the map meanwhile.</summary>
public partial class PrintPanel
{
    private static readonly double[] RoundScales = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000];
    private static readonly int[] Dpis = [100, 150, 200, 300];

    private string _title = "";
    private PaperSize _paper = PaperSize.Find("A3")!;
    private bool _landscape = true;
    private double _scale = 10_000;
    private bool _isScaleChosen;
    private string? _scaleFault;
    private string _format = PrintRequest.Pdf;
    private int _dpi = 200;
    private bool _isPrinting;
    private bool _isDone;
    private string? _failure;

    /// <summary>Topmost first.</summary>
    private List<MapLayer> Shown => [.. Session.Ordered().Reverse().Where(layer => Session.LookOf(layer).Visible)];

    private SheetLayout Layout => SheetLayout.Of(_paper, _landscape);

    private (double Width, double Height) Ground => (Layout.FrameWidthMillimetres * _scale / 1000, Layout.FrameHeightMillimetres * _scale / 1000);

    private string ScaleText => _scale.ToString("0.##", CultureInfo.InvariantCulture);

    private double LongSide => _landscape ? _paper.LongMillimetres : _paper.ShortMillimetres;

    private double ShortSide => _landscape ? _paper.ShortMillimetres : _paper.LongMillimetres;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Session.Told += OnTold;
        _title = L["DefaultTitle"];
        if (OnMap.Shown is { } shown)
        {
            var title = Villages.Theme(shown.Theme).Title(Languages.IsEnglish);
            _title = shown.Year is { } year ? L["ThemeTitle", year, title] : title;
            OnMap.Take(this);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        // Somebody may have chosen before the map answers.
        if (await Session.AskAsync<double[]>("print.seen") is [var width, var height] && !_isScaleChosen)
            _scale = Fitting(width, height);
        await ShowAsync();
        StateHasChanged();
    }

    public override void Dispose()
    {
        Session.Told -= OnTold;
        _ = Session.CallAsync("print.hide");
        _ = OnMap.ClearAsync(this);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The round scale whose frame comes nearest to holding all that is seen.</summary>
    private double Fitting(double widthMetres, double heightMetres)
    {
        var needed = 1000 * Math.Min(widthMetres / Layout.FrameWidthMillimetres, heightMetres / Layout.FrameHeightMillimetres);
        return RoundScales.LastOrDefault(scale => scale <= needed, RoundScales[0]);
    }

    private Task ShowAsync() => Session.CallAsync("print.show", Ground.Width, Ground.Height);

    private Task CentreAsync() => Session.CallAsync("print.centreFrame", Ground.Width, Ground.Height);

    private Task LayAsync(PaperSize paper, bool landscape)
    {
        (_paper, _landscape) = (paper, landscape);
        return ShowAsync();
    }

    private Task ScaleAsync(double scale)
    {
        (_scale, _scaleFault, _isScaleChosen) = (scale, null, true);
        return ShowAsync();
    }

    /// <summary>Takes "10000", "10 000" and "1:10000" alike.</summary>
    private Task ScaleAsync(string? text)
    {
        var number = (text ?? "").Replace('：', ':').Split(':')[^1].Replace(" ", "", StringComparison.Ordinal);
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var scale))
            _scaleFault = "NoScale";
        else if (scale < PrintRequest.LargestScale)
            _scaleFault = "ScaleTooLarge";
        else if (scale > PrintRequest.SmallestScale)
            _scaleFault = "ScaleTooSmall";
        else
            return ScaleAsync(scale);
        return Task.CompletedTask;
    }

    private Task ThemeAsync(string? theme) => theme is { Length: > 0 } ? OnMap.ShowAsync(this, new(theme, null, null), go: false) : OnMap.ClearAsync(this);

    private Task PrintAsync()
    {
        (_failure, _isDone) = (null, false);
        var request = new PrintRequest(
            _format, _paper.Name, _landscape, _scale, _dpi, _title, [0, 0], [.. Session.Ordered().Where(layer => Session.LookOf(layer).Visible).Select(layer => new PrintLook(layer.Name, Session.LookOf(layer).Opacity))])
        {
            Theme = OnMap.Shown,
        };
        if (request.Fault() is { } fault)
        {
            _failure = L[fault];
            return Task.CompletedTask;
        }

        _isPrinting = true;
        return Session.CallAsync("print.print", request);
    }

    private Task CancelAsync()
    {
        _isPrinting = false;
        return Session.CallAsync("print.cancel");
    }

    private void OnTold(string name, string json)
    {
        if (name is not ("print.done" or "print.failed"))
            return;
        _ = InvokeAsync(() =>
        {
            _isPrinting = false;
            _isDone = name == "print.done";
            _failure = _isDone ? null : json.Length > 0 ? json : L["Failed"];
            StateHasChanged();
        });
    }

    private string Short(double scale) => scale >= 10_000 && !Languages.IsEnglish
        ? (scale / 10_000).ToString("0.#", CultureInfo.InvariantCulture) + L["TenThousand"]
        : scale.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private string Pixels(double millimetres) => Math.Round(millimetres * _dpi / 25.4).ToString("N0", CultureInfo.InvariantCulture);

    private static string Length(double metres) => metres >= 1000
        ? (metres / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " km"
        : metres.ToString("0.#", CultureInfo.InvariantCulture) + " m";

    private static string Checked(bool isChecked) => isChecked ? "true" : "false";
}
